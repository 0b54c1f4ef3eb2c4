import { sql } from 'kysely';
import { type Problem, problem, Refusal } from '../base/problem.ts';
import type { Signer } from '../story/archive.ts';
import { type Author, authorSchema, bylineKey, keysOf, signedNames } from '../story/author.ts';
import { type Fact, facts } from '../story/facts.ts';
import type { ListName } from '../story/front.ts';
import type { Byline } from '../story/story.ts';
import { recordChange } from './changes.ts';
import { either } from './either.ts';
import { noteFaces } from './faces.ts';
import { readZones } from './list-zones.ts';
import { jsonList, jsonValue } from './json-sql.ts';
import { fillList } from './listings.ts';
import type { Db } from './open-store.ts';
import type { SettingAct } from './setting-versions.ts';
import { dropDocument, keepDocument, readAs, readDocument, readFolder, saveDocument } from './small-documents.ts';

/** Somebody with a byline page, also one that was withdrawn. */
export async function readAuthor(db: Db, id: string): Promise<Author | null> {
  return readAs(db, facts.author(id), authorSchema);
}

/** All of them by the words of their pages, those that were withdrawn too. */
export async function readAuthors(db: Db): Promise<Author[]> {
  const all = (await readFolder(db, 'author/')).map((json) => authorSchema.parse(json));
  return all.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** Whose byline page has this word or had it once. */
export async function readAuthorAt(db: Db, slug: string): Promise<Author | null> {
  return readNamed(db, facts.byPage(slug));
}

/** What a name in bylines leads to; null for one that is nobody's. */
export async function readSigner(db: Db, name: string): Promise<Signer | null> {
  return signerOf(await readNamed(db, facts.byline(bylineKey(name))));
}

function signerOf(author: Author | null): Signer | null {
  if (author === null) return null;
  return author.withdrawn ? { slug: null, picture: null } : { slug: author.slug, picture: author.picture };
}

async function readNamed(db: Db, name: string): Promise<Author | null> {
  const id = (await readDocument(db, name)) as string | null;
  return id === null ? null : readAuthor(db, id);
}

/** Ids of the known authors among bylines, each once. */
export async function authorsSigning(db: Db, bylines: readonly Byline[]): Promise<string[]> {
  const ids = await Promise.all(bylines.map((byline) => whoSigns(db, byline)));
  return [...new Set(ids.filter((id) => id !== null))];
}

/** The id of the author of a byline; null for somebody unknown. */
async function whoSigns(db: Db, byline: Signed): Promise<string | null> {
  for (const name of signedNames(byline)) {
    const id = (await readDocument(db, facts.byline(bylineKey(name)))) as string | null;
    if (id !== null) return id;
  }
  return null;
}

/**
 * Keeps somebody with a byline page. A word that the page had stays theirs and leads to the present one. Every live story that one of their names signs stands
 * in their list, and no other, and what is theirs now leaves the list of whoever had it; no word of a story changes. Refuses (409) a word or a name that is somebody else's. Answers the number of the change; null
 * where nothing changed.
 */
export async function saveAuthor(tx: Db, wanted: Author, act: SettingAct): Promise<number | null> {
  const before = await readAuthor(tx, wanted.id);
  const author = authorSchema.parse({ ...wanted, formerSlugs: formerSlugs(before, wanted) });
  await refuseTaken(tx, author);
  await keepNames(tx, before, author);
  const touched = [...touchedBy(before, author), ...(await touchedFaces(tx, before, author))];
  const list: ListName = `author/${author.id}`;
  const number = await saveDocument(tx, { name: list, value: author, touched, lists: [list], isSetting: true }, act);
  const [had, has] = [before ? keysOf(before) : [], keysOf(author)];
  const moved = new Set([...had.filter((key) => !has.includes(key)), ...has.filter((key) => !had.includes(key))]);
  if (moved.size > 0) await relistWith(tx, { author, moved }, act);
  return number;
}

/** An author's list, and those of others of the same name: what one of them claims by a role leaves the other, and comes back. */
async function relistWith(
  tx: Db,
  { author, moved }: { author: Author; moved: ReadonlySet<string> },
  act: SettingAct,
): Promise<void> {
  const signed = await liveBylines(tx);
  const concerned = signed.filter((byline) => signedNames(byline).some((name) => moved.has(bylineKey(name))));
  const names = new Set(concerned.flatMap((byline) => signedNames(byline).map(bylineKey)));
  const holders = await Promise.all([...names].map((key) => readNamed(tx, facts.byline(key))));
  const ids = new Set([author.id, ...holders.flatMap((one) => one?.id ?? [])]);
  for (const id of ids) await relist(tx, { id, signed }, act);
}

function formerSlugs(before: Author | null, { slug, formerSlugs: said }: Author): string[] {
  const all = [...(before?.formerSlugs ?? []), ...(before ? [before.slug] : []), ...said];
  return [...new Set(all)].filter((one) => one !== slug);
}

async function refuseTaken(tx: Db, author: Author): Promise<void> {
  const { id, slug, name, alsoAs } = author;
  const at = await readAuthorAt(tx, slug);
  const problems: Problem[] =
    at && at.id !== id ? [taken('slug', `“${slug}” is or was the address of ${at.name}. Choose another word.`)] : [];
  const names = [['name', name], ...alsoAs.map((one) => ['alsoAs', one])] as const;
  const signing = keysOf(author);
  for (const [where = '', one = ''] of names) {
    if (!signing.includes(bylineKey(one))) continue;
    const other = await readNamed(tx, facts.byline(bylineKey(one)));
    if (!other || other.id === id) continue;
    const say = `“${one}” already leads to ${other.name} (/people/${other.slug}). Tell the two apart in bylines: by a middle name, or by a role, and write “${one}, ROLE” among the other names.`;
    problems.push(taken(where, say));
  }
  if (problems.length > 0) throw new Refusal('author-taken', 409, problems.map(({ say }) => say).join(' '), problems);
}

function taken(where: string, say: string): Problem {
  return problem('author-taken', where, say);
}

/** Which word and which name leads to whom, for whoever asks by these. */
async function keepNames(tx: Db, before: Author | null, author: Author): Promise<void> {
  const keys = keysOf(author);
  for (const key of before ? keysOf(before) : []) if (!keys.includes(key)) await dropDocument(tx, facts.byline(key));
  for (const key of keys) await keepDocument(tx, facts.byline(key), author.id);
  for (const slug of [author.slug, ...author.formerSlugs]) await keepDocument(tx, facts.byPage(slug), author.id);
}

/** Their pages under every word, and the names in bylines that lead elsewhere now or have another face beside them. */
function touchedBy(before: Author | null, after: Author): Fact[] {
  const keys = new Set([...(before ? keysOf(before) : []), ...keysOf(after)]);
  const shown = (author: Author | null, key: string) =>
    JSON.stringify(author && keysOf(author).includes(key) ? signerOf(author) : null);
  return [
    facts.author(after.id),
    facts.authors(),
    ...[after.slug, ...after.formerSlugs].map(facts.byPage),
    ...[...keys].filter((key) => shown(before, key) !== shown(after, key)).map(facts.byline),
  ];
}

async function touchedFaces(tx: Db, before: Author | null, after: Author): Promise<Fact[]> {
  const faceOf = (author: Author | null) => signerOf(author)?.picture ?? null;
  if (faceOf(before)?.id === faceOf(after)?.id) return [];
  const others = (await readAuthors(tx)).filter(({ id }) => id !== after.id);
  const isElsewhere = (id: string): boolean => others.some((other) => faceOf(other)?.id === id);
  return noteFaces(tx, { before: faceOf(before), after: faceOf(after), isElsewhere });
}

/** A byline as it tells who signed. */
type Signed = Pick<Byline, 'person' | 'role'>;

interface Relisted {
  readonly id: string;
  /** Every byline of live stories. */
  readonly signed: readonly Signed[];
}

/** Puts exactly those live stories into an author's list that one of their names signs. */
async function relist(tx: Db, { id, signed }: Relisted, act: SettingAct): Promise<void> {
  const list: ListName = `author/${id}`;
  const theirs: Signed[] = [];
  for (const byline of signed) if ((await whoSigns(tx, byline)) === id) theirs.push(byline);
  const moved = await fillList(tx, list, await signedStories(tx, theirs), await readZones(tx, [list]));
  const touched = moved.flatMap(({ month }) => [facts.newest(list), facts.months(list), facts.month(list, month)]);
  if (touched.length > 0) await recordChange(tx, { ...act, storyId: null, facts: [...new Set(touched)] });
}

const PERSON = either<string>(sql`one.value ->> 'person'`, () => sql`((one.value ->> 'person') collate "C")`);
const ROLE = either<string>(
  sql`coalesce(one.value ->> 'role', '')`,
  () => sql`(coalesce(one.value ->> 'role', '') collate "C")`,
);

/** The live stories that one of these bylines signs, with their places in lists. */
async function signedStories(tx: Db, bylines: readonly Signed[]): Promise<Map<string, string>> {
  if (bylines.length === 0) return new Map();
  const is = bylines.map(({ person, role }) => sql<boolean>`(${PERSON} = ${person} and ${ROLE} = ${role ?? ''})`);
  const { rows } = await sql<{ id: string; sort_at: string }>`select distinct stories.id, stories.sort_at
    from stories, ${jsonList('stories.card', 'byline')}
    where stories.state = 'live' and ${jsonValue('stories.card', 'kind')} <> 'page' and (${sql.join(is, sql` or `)})`.execute(
    tx,
  );
  return new Map(rows.map(({ id, sort_at: sortAt }) => [id, sortAt]));
}

/** Every byline that signs a live story, as it is written there, each once. */
async function liveBylines(db: Db): Promise<Signed[]> {
  const { rows } = await sql<Signed>`select distinct ${PERSON} as person, ${ROLE} as role
    from stories, ${jsonList('stories.card', 'byline')} where stories.state = 'live'`.execute(db);
  return rows;
}

/** A name that signs live stories and leads to nobody, and how many. */
export interface UnknownByline {
  readonly name: string;
  readonly stories: number;
}

/** The names without a byline page that sign most live stories, most first. */
export async function unknownBylines(db: Db, limit: number): Promise<UnknownByline[]> {
  const { rows } = await sql<
    Signed & { stories: number }
  >`select ${PERSON} as person, ${ROLE} as role, count(*) as stories
    from stories, ${jsonList('stories.card', 'byline')}
    where stories.state = 'live' and ${jsonValue('stories.card', 'kind')} <> 'page' group by 1, 2`.execute(db);
  const known = new Set((await readAuthors(db)).flatMap(keysOf));
  const counts = new Map<string, number>();
  for (const { stories, ...byline } of rows)
    if (!signedNames(byline).some((name) => known.has(bylineKey(name))))
      counts.set(byline.person, (counts.get(byline.person) ?? 0) + stories);
  const all = [...counts].map(([name, stories]) => ({ name, stories }));
  return all.toSorted((a, b) => b.stories - a.stories || (a.name < b.name ? -1 : 1)).slice(0, limit);
}
