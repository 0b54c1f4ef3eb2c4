import { useQuery } from '@tanstack/react-query';
import { bylineKey, signedNames } from '../../../story/author.ts';
import type { Byline } from '../../../story/story.ts';
import { Button } from '../../../ui/button.tsx';
import { call } from '../../api.ts';
import { useMe } from '../../session.ts';
import { filled, panelWords } from '../../words/panels.ts';
import { addByline, bylinesIn, removeByline } from '../fields.ts';
import { BoundField } from './bound-field.tsx';
import type { WritingPanelProps } from './furniture-panel.tsx';
import { useDocument } from './use-field.ts';

const words = panelWords.filing;

/** Who signs a story: chosen from those whom the newsroom knows while one types, or anybody. */
export function Bylines({ view, draft, isReadOnly, isSuggesting }: WritingPanelProps) {
  const bylines = bylinesIn(useDocument(view, draft) ?? draft.doc);
  const shared = { view, draft, isReadOnly, isSuggesting };
  const { data } = useQuery({ queryKey: ['bylines'], queryFn: () => call('GET /api/bylines'), staleTime: 300_000 });
  const me = useMe();
  const add = (person?: string): void => {
    const tr = view && addByline(view.state, person);
    if (tr) view.dispatch(tr);
  };
  const isSigned = draft.story.byline.some(({ person }) => person === me.name);
  return (
    <section className="panel-part" data-part="byline">
      <h2>{words.byline}</h2>
      {bylines.map((_byline, at) => (
        <fieldset key={at} className="filing-byline">
          <BoundField {...shared} path={`byline/${at}/person`} label={words.person} offered={data?.names ?? []} />
          <LeadsTo known={data?.known ?? []} byline={draft.story.byline[at]} />
          <BoundField {...shared} path={`byline/${at}/role`} label={words.role} />
          <BoundField {...shared} path={`byline/${at}/location`} label={words.place} />
          {!isReadOnly && view && (
            <Button
              small
              look="plain"
              aria-label={filled(words.remove, { name: draft.story.byline[at]?.person ?? words.byline })}
              onPress={() => {
                const tr = removeByline(view.state, at);
                if (tr) view.dispatch(tr);
              }}
            >
              <span aria-hidden="true">✕</span>
            </Button>
          )}
        </fieldset>
      ))}
      {!isReadOnly && view && (
        <div className="filing-sign">
          {!isSigned && (
            <Button small onPress={() => add(me.name)}>
              {filled(words.bylineMine, { name: me.name })}
            </Button>
          )}
          <Button small onPress={() => add()}>
            {words.bylineAdd}
          </Button>
        </div>
      )}
    </section>
  );
}

interface LeadsToProps {
  readonly known: readonly { readonly names: readonly string[]; readonly slug: string }[];
  readonly byline: Byline | undefined;
}

/** Where readers get from a name; nothing of a name that is nobody's. */
function LeadsTo({ known, byline }: LeadsToProps) {
  const names = byline ? signedNames(byline) : [];
  const found = names.map((name) => known.find((one) => one.names.includes(bylineKey(name)))).find(Boolean);
  return found ? <p className="field-hint">{filled(words.bylineLeads, { path: `/people/${found.slug}` })}</p> : null;
}
