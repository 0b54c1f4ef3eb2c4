import { sql } from 'kysely';
import { type Problem, problem, Refusal } from '../base/problem.ts';
import type { Signer } from '../story/archive.ts';
import { type Author, authorSchema, bylineKey, keysOf } from '../story/author.ts';
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

/** What a name in bylines leads to; null for one that is nobody's, or whose page was withdrawn. */
export async function readSigner(db: Db, name: string): Promise<Signer | null> {
  return signerOf(await readNamed(db, facts.byline(bylineKey(name))));
}

function signerOf(author: Author | null): Signer | null {
  return author === null || author.withdrawn ? null : { slug: author.slug, picture: author.picture };
}

async function readNamed(db: Db, name: string): Promise<Author | null> {
  const id = (await readDocument(db, name)) as string | null;
  return id === null ? null : readAuthor(db, id);
}

/** Ids of the known authors among bylines, each once. */
export async function authorsSigning(db: Db, bylines: readonly Byline[]): Promise<string[]> {
  const ids = await Promise.all(bylines.map(({ person }) => readDocument(db, facts.byline(bylineKey(person)))));
  return [...new Set(ids.filter((id) => id !== null))] as string[];
}

/**
 * Keeps somebody with a byline page. A word that the page had stays theirs and leads to the present one. Every live story that one of their names signs stands
 * in their list, and no other; no word of a story changes. Refuses (409) a word or a name that is somebody else's. Answers the number of the change; null
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
  if (before === null || String(keysOf(before).toSorted()) !== String(keysOf(author).toSorted()))
    await relist(tx, author, act);
  return number;
}

function formerSlugs(before: Author | null, { slug, formerSlugs: said }: Author): string[] {
  const all = [...(before?.formerSlugs ?? []), ...(before ? [before.slug] : []), ...said];
  return [...new Set(all)].filter((one) => one !== slug);
}

async function refuseTaken(tx: Db, { id, slug, name, alsoAs }: Author): Promise<void> {
  const at = await readAuthorAt(tx, slug);
  const problems: Problem[] =
    at && at.id !== id ? [taken('slug', `“${slug}” is or was the address of ${at.name}. Choose another word.`)] : [];
  const names = [['name', name], ...alsoAs.map((one) => ['alsoAs', one])] as const;
  for (const [where = '', one = ''] of names) {
    const other = await readNamed(tx, facts.byline(bylineKey(one)));
    if (!other || other.id === id) continue;
    const say = `“${one}” leads to ${other.name} already (/people/${other.slug}). Tell the two apart in bylines, as by a middle name.`;
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

/** Puts exactly those live stories into an author's list that one of their names signs. */
async function relist(tx: Db, author: Author, act: SettingAct): Promise<void> {
  const list: ListName = `author/${author.id}`;
  const moved = await fillList(tx, list, await signedStories(tx, keysOf(author)), await readZones(tx, [list]));
  const touched = moved.flatMap(({ month }) => [facts.newest(list), facts.months(list), facts.month(list, month)]);
  if (touched.length > 0) await recordChange(tx, { ...act, storyId: null, facts: [...new Set(touched)] });
}

const PERSON = either<string>(sql`one.value ->> 'person'`, () => sql`((one.value ->> 'person') collate "C")`);

/** The live stories that one of these names signs, with their places in lists. */
async function signedStories(tx: Db, keys: readonly string[]): Promise<Map<string, string>> {
  const names = (await bylineNames(tx)).filter((name) => keys.includes(bylineKey(name)));
  if (names.length === 0) return new Map();
  const { rows } = await sql<{ id: string; sort_at: string }>`select distinct stories.id, stories.sort_at
    from stories, ${jsonList('stories.card', 'byline')}
    where stories.state = 'live' and ${jsonValue('stories.card', 'kind')} <> 'page' and ${PERSON} in (${sql.join(names)})`.execute(
    tx,
  );
  return new Map(rows.map(({ id, sort_at: sortAt }) => [id, sortAt]));
}

/** Every name that signs a live story, as it is written there. */
async function bylineNames(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select distinct ${PERSON} as name
    from stories, ${jsonList('stories.card', 'byline')} where stories.state = 'live'`.execute(db);
  return rows.map(({ name }) => name);
}

/** A name that signs live stories and leads to nobody, and how many. */
export interface UnknownByline {
  readonly name: string;
  readonly stories: number;
}

/** The names without a byline page that sign most live stories, most first. */
export async function unknownBylines(db: Db, limit: number): Promise<UnknownByline[]> {
  const { rows } = await sql<UnknownByline>`select ${PERSON} as name, count(*) as stories
    from stories, ${jsonList('stories.card', 'byline')}
    where stories.state = 'live' and ${jsonValue('stories.card', 'kind')} <> 'page' group by 1 order by 2 desc, 1`.execute(
    db,
  );
  const known = new Set((await readAuthors(db)).flatMap(keysOf));
  return rows.filter(({ name }) => !known.has(bylineKey(name))).slice(0, limit);
}
