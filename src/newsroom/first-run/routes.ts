import { Refusal } from '../../base/problem.ts';
import { firstRunContract as contract } from '../../contract/first-run.ts';
import { hasBegun, readFirstRun } from '../../store/first-run.ts';
import { handle, type Route } from '../door.ts';
import { beginNewsroom, keepAnswers } from './begin.ts';
import { drawFirstFront } from './draw-front.ts';
import { palettes } from './palettes.ts';

const read = handle(contract.readFirstRun, async ({ rooms: { store } }) => {
  const { answers = null, siteUrl = '' } = (await readFirstRun(store.reader)) ?? {};
  return { hasBegun: await hasBegun(store.reader), answers, siteUrl, palettes };
});

const keep = handle(contract.keepAnswers, async ({ rooms, body }) => {
  await keepAnswers(rooms, body);
  return {};
});

const draw = handle(contract.drawFirstFront, async ({ rooms, query, reply }) => {
  const answers = (await readFirstRun(rooms.store.reader))?.answers;
  if (!answers) throw new Refusal('nothing-answered', 404, 'Nothing has been answered yet.');
  const colours = palettes.find(({ id }) => id === query.palette)?.colours ?? answers.colours;
  const { html, policy } = await drawFirstFront(rooms, { ...answers, colours });
  return reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html);
});

const begin = handle(contract.begin, async ({ rooms, who }) => {
  const { pressed } = await beginNewsroom(rooms, who.person);
  return { pages: pressed.length };
});

export const firstRunRoutes: readonly Route[] = [read, keep, draw, begin];
