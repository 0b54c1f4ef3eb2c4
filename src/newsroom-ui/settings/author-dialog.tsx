import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '../../base/ids.ts';
import type { Author } from '../../story/author.ts';
import { slugify } from '../../story/slug.ts';
import { Field } from '../../ui/field.tsx';
import { call } from '../api.ts';
import { Choice } from '../people/choice.tsx';
import { FormDialog } from '../people/form-dialog.tsx';
import { type Doing, useDoing } from '../people/use-doing.ts';
import { queries } from '../queries.ts';
import { useNewsroom } from '../session.ts';
import { authorWords as words } from '../words/authors.ts';
import { FaceField } from './face-field.tsx';

interface AuthorDialogProps {
  /** Null for a new one. */
  readonly author: Author | null;
  /** What bylines call a new one, where somebody said. */
  readonly begun?: string;
  onClose(): void;
}

/** Makes somebody's byline page, or changes what it says. */
export function AuthorDialog({ author, begun = '', onClose }: AuthorDialogProps) {
  const doing = useDoing();
  const { editions } = useNewsroom();
  const [draft, setDraft] = useState<Draft>(() => draftOf(author, begun, editions[0]?.id ?? ''));
  const send = async (): Promise<void> => {
    const said = { say: author ? words.changed : words.made, refresh: 'authors' };
    const set = setOf(draft, author);
    if (!(await doing.run(() => call('POST /api/authors', { body: { was: author, set } }), said))) return;
    refreshAuthors();
    onClose();
  };
  return (
    <FormDialog
      title={author ? words.changeOf(author.name) : words.newPage}
      does={author ? words.save : words.makeIt}
      size="medium"
      doing={doing}
      fields={doing.error?.problems.map(({ where }) => where) ?? []}
      isUnready={draft.name.trim() === ''}
      onSend={() => void send()}
      onClose={onClose}
    >
      <AuthorFields draft={draft} author={author} doing={doing} onChange={setDraft} />
    </FormDialog>
  );
}

interface AuthorFieldsProps {
  readonly draft: Draft;
  readonly author: Author | null;
  readonly doing: Doing;
  onChange(draft: Draft): void;
}

function AuthorFields({ draft, author, doing, onChange }: AuthorFieldsProps) {
  const { editions } = useNewsroom();
  const { data } = useQuery({ queryKey: ['bylines'], queryFn: () => call('GET /api/bylines'), staleTime: 300_000 });
  const field = (of: Exclude<keyof Draft, 'picture'>) => ({
    value: draft[of],
    onChange: (said: string) => onChange({ ...draft, [of]: said }),
    error: problemsUnder(doing, of),
  });
  return (
    <>
      <Field label={words.name} hint={words.nameHint} offered={data?.names ?? []} {...field('name')} isRequired />
      <FaceField name={draft.name} picture={draft.picture} onChange={(picture) => onChange({ ...draft, picture })} />
      <Field label={words.role} hint={words.roleHint} {...field('role')} />
      <Field label={words.about} hint={words.aboutHint} lines={3} {...field('about')} />
      <Field
        label={words.slug}
        hint={author ? words.slugKept : words.slugHint}
        {...field('slug')}
        value={slugIn(draft)}
      />
      <Field label={words.alsoAs} hint={words.alsoAsHint} lines={2} {...field('alsoAs')} />
      <Field label={words.email} hint={words.emailHint} type="email" {...field('email')} />
      <Field label={words.links} hint={words.linksHint} lines={2} {...field('links')} />
      <Choice
        label={words.edition}
        value={draft.edition}
        options={editions.map((one) => ({ value: one.id, name: one.name }))}
        onChange={(edition) => onChange({ ...draft, edition })}
      />
    </>
  );
}

/** What is wrong in a field, in one of its lines too. */
function problemsUnder({ error }: Doing, of: string): string | undefined {
  const found = error?.problems.filter(({ where }) => where === of || where.startsWith(`${of}/`)) ?? [];
  return found.length > 0 ? [...new Set(found.map(({ say }) => say))].join(' ') : undefined;
}

interface Draft {
  /** An empty word is one that nobody chose: then it follows the name. */
  readonly slug: string;
  readonly name: string;
  /** One a line. */
  readonly alsoAs: string;
  readonly role: string;
  readonly about: string;
  readonly picture: Author['picture'];
  readonly email: string;
  /** One a line: its words, then its address. */
  readonly links: string;
  readonly edition: string;
}

function draftOf(author: Author | null, begun: string, first: string): Draft {
  const { slug = '', name = begun, picture = null, edition = first, alsoAs = [], links = [] } = author ?? {};
  const { role, about, email } = author ?? { role: null, about: null, email: null };
  return {
    ...{ slug, name, picture, edition, role: role ?? '', about: about ?? '', email: email ?? '' },
    ...{ alsoAs: alsoAs.join('\n'), links: links.map((link) => `${link.name} ${link.url}`).join('\n') },
  };
}

function setOf(draft: Draft, author: Author | null): Omit<Author, 'withdrawn'> {
  const { name, role, about, picture, email, edition } = draft;
  return {
    ...{ id: author?.id ?? newId(), slug: slugIn(draft), formerSlugs: author?.formerSlugs ?? [] },
    ...{ name: name.trim(), role: role.trim() || null, about: about.trim() || null, picture, edition },
    ...{
      email: email.trim() || null,
      alsoAs: writtenLines(draft.alsoAs),
      links: writtenLines(draft.links).map(linkIn),
    },
  };
}

function slugIn({ slug, name }: Draft): string {
  return slug === '' && name.trim() !== '' ? slugify(name) : slug;
}

function writtenLines(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}

function linkIn(line: string): Author['links'][number] {
  const at = line.search(/\S+$/);
  return { name: line.slice(0, at).trim(), url: line.slice(at) };
}

/** Asks again for all that shows byline pages. */
export function refreshAuthors(): void {
  for (const stale of ['authors', 'settings-changes', 'bylines']) void queries.invalidateQueries({ queryKey: [stale] });
}
