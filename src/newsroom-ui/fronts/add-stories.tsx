import { memo, useMemo, useState } from 'react';
import { type StoryKind, storyKinds } from '../../story/story.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, NativeButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { listed } from '../../ui/language.ts';
import { Age, Moment } from '../../ui/moment.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useNewsroom } from '../session.ts';
import { Pick } from '../story-dialogs/desk-form.tsx';
import { sectionName } from '../story-dialogs/names.ts';
import { frontWords as words } from '../words/fronts.ts';
import { deskWords } from '../words/desk.ts';
import { useFront, useLatestFront } from './arranging-context.ts';
import { newClip } from './clipboard.ts';
import { frontName, whereStoriesStand } from './card-words.ts';
import { Clips } from './clips.tsx';
import { type FoundStory, useFound, type Wanted } from './front-query.ts';
import { Thumb } from './thumb.tsx';

/** Stories to put on the front, and what else can be put there. On a narrow screen, and beside other fronts, it is folded. */
export function AddStories() {
  const { ask, isBeside } = useFront();
  const [isOpen, setOpen] = useState(() => !isBeside && matchMedia('(min-width: 64rem)').matches);
  return (
    <details className="front-add" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.add}</summary>
      {isOpen && (
        <>
          <Clips />
          <Finder />
          <div className="front-buttons">
            <Button small onPress={() => ask({ is: 'new-link' })}>
              {words.addLink}
            </Button>
            <Button small onPress={() => ask({ is: 'new-newest' })}>
              {words.addNewest}
            </Button>
          </div>
        </>
      )}
    </details>
  );
}

/** What is looked for, and whether stories that are on this front already are left out. */
interface Looked extends Wanted {
  readonly isFresh: boolean;
}

function Finder() {
  const { view } = useFront();
  const [{ isFresh, ...wanted }, setLooked] = useState<Looked>({ text: '', public: 'live', isFresh: false });
  const { asked, stories } = useFound(wanted);
  const where = useMemo(() => whereStoriesStand(view), [view]);
  const shown = isFresh ? stories.filter(({ id }) => !where.has(id)) : stories;
  return (
    <div className="front-find">
      <Filters looked={{ ...wanted, isFresh }} onLook={setLooked} />
      {asked.isPending && <Loading lines={4} />}
      {asked.isError && <Failed error={asked.error} />}
      {asked.isSuccess && shown.length === 0 && <p className="front-soft">{words.foundNone}</p>}
      <ul aria-label={words.found}>
        {shown.map((story) => (
          <Found key={story.id} story={story} front={view.draft.id} already={listed(where.get(story.id) ?? [])} />
        ))}
      </ul>
    </div>
  );
}

const states = ['live', 'never', 'withdrawn'] as const;

interface FiltersProps {
  readonly looked: Looked;
  onLook(looked: Looked): void;
}

function Filters({ looked, onLook }: FiltersProps) {
  return (
    <>
      <Field
        label={words.find}
        hint={words.findHint}
        type="search"
        value={looked.text ?? ''}
        onChange={(text) => onLook({ ...looked, text })}
        maxLength={200}
      />
      <FilterPicks looked={looked} onLook={onLook} />
      <Tick isTicked={looked.isFresh} onTick={(isFresh) => onLook({ ...looked, isFresh })}>
        {words.onlyFresh}
      </Tick>
    </>
  );
}

function FilterPicks({ looked, onLook }: FiltersProps) {
  const { sections } = useNewsroom();
  const { section = '', kind = '', public: state = '' } = looked;
  return (
    <div className="front-filters">
      <Pick label={words.bySection} value={section} onPick={(one) => onLook({ ...looked, section: one || undefined })}>
        <option value="">{words.any}</option>
        {sections.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Pick>
      <Pick
        label={words.byKind}
        value={kind}
        onPick={(one) => onLook({ ...looked, kind: (one || undefined) as StoryKind | undefined })}
      >
        <option value="">{words.any}</option>
        {storyKinds.map((one) => (
          <option key={one} value={one}>
            {deskWords.kinds[one]}
          </option>
        ))}
      </Pick>
      <Pick
        label={words.byState}
        value={state}
        onPick={(one) => onLook({ ...looked, public: (one || undefined) as Looked['public'] })}
      >
        {states.map((one) => (
          <option key={one} value={one}>
            {words.readersHave[one]}
          </option>
        ))}
        <option value="">{words.any}</option>
      </Pick>
    </div>
  );
}

interface FoundProps {
  readonly story: FoundStory;
  readonly front: string;
  /** The containers of this front in which it stands; empty for none. */
  readonly already: string;
}

/** Drawn again only when it changes, and not with every move on the front. */
const Found = memo(function Found({ story, front, already }: FoundProps) {
  const latest = useLatestFront();
  const newsroom = useNewsroom();
  const { id, headline, dir, thumb, section, sortAt, fronts } = story;
  const what = { content: { is: 'story', id } as const, name: words.quoted(headline) };
  const others = fronts.filter((one) => one !== front).map((one) => frontName(one, newsroom));
  return (
    <li
      draggable
      onDragStart={(event) => latest.current?.dragging.begin(event, newClip(what))}
      onDragEnd={() => latest.current?.dragging.end()}
    >
      {thumb !== null && <Thumb src={thumb} />}
      <div className="card-what">
        <p className="front-found" dir={dir}>
          {headline}
        </p>
        <p className="card-marks">
          <StateOf story={story} />
          <span dir="auto">{sectionName(newsroom, section)}</span>
          {sortAt !== null && <Age at={sortAt} />}
        </p>
        {already !== '' && <p className="card-marks">{words.already(already)}</p>}
        {others.length > 0 && <p className="card-marks">{words.alsoOn(listed(others))}</p>}
      </div>
      <NativeButton aria-label={words.putStory(headline)} onClick={() => latest.current?.ask({ is: 'add', what })}>
        {words.put}
      </NativeButton>
    </li>
  );
});

function StateOf({ story: { state, scheduledAt } }: { readonly story: FoundStory }) {
  if (state === 'live') return null;
  if (state !== 'never') return <Badge tone="stop">{words.states[state]}</Badge>;
  if (scheduledAt === null) return <Badge tone="warn">{words.shortDraft}</Badge>;
  return (
    <Badge tone="accent">
      {words.states.scheduled} <Moment at={scheduledAt} />
    </Badge>
  );
}
