import { expect, test } from 'vitest';
import { foundInPictureSchema } from '../../story/found-in-picture.ts';
import { noRights } from '../../story/media-rights.ts';
import { changedIn, namesIn, typedOf } from './item-words.ts';

const { isMoving: _isMoving, mainColour: _mainColour, ...nothing } = foundInPictureSchema.parse({});
const details = {
  ...nothing,
  caption: 'A ferry',
  creators: ['Ann Reed', 'Bo Lind'],
  ...{ collections: [], crops: {}, covers: [], captions: [], noCaptions: null, transcript: null, poster: null },
  rights: { ...noRights, expires: '2026-12-24T00:00:00Z', editions: ['uk'] },
  place: { ...nothing.place, city: 'Port Alder' },
};

test('an item that nobody typed in has no changes', () => {
  const typed = typedOf(details);
  expect([typed.caption, typed.creators, typed.city, typed.source]).toEqual([
    'A ferry',
    'Ann Reed, Bo Lind',
    'Port Alder',
    'unsaid',
  ]);
  expect(changedIn(typed, typed)).toEqual({});
});

test('only what was typed otherwise is sent, emptied fields as nothing, and a place whole', () => {
  const before = typedOf(details);
  const typed = {
    ...before,
    caption: '  ',
    creators: 'Ann Reed,, ann, Ann Reed',
    country: 'Norland',
    source: 'composite',
    crops: { '1:1': { x: 0, y: 0, width: 0.5, height: 1 } },
    focus: { x: 0.2, y: 0.5 },
  };
  expect(changedIn(typed, before)).toEqual({
    caption: null,
    creators: ['Ann Reed', 'ann'],
    place: { sublocation: null, city: 'Port Alder', region: null, country: 'Norland' },
    digitalSourceType: 'composite',
    crops: { '1:1': { x: 0, y: 0, width: 0.5, height: 1 } },
    focus: { x: 0.2, y: 0.5 },
  });
});

test('names are parted by commas', () => {
  expect(namesIn(' one ,two,, one')).toEqual(['one', 'two']);
});

test('rights are typed as words, a day and names, and sent whole', () => {
  const before = typedOf(details);
  expect([before.rights.expires, before.rights.editions, before.rights.mostUses]).toEqual(['2026-12-24', 'uk', '']);
  const rights = { ...before.rights, expires: '', editions: 'uk, arabic', mostUses: '3', isOnlineOnly: true };
  expect(changedIn({ ...before, rights }, before)).toEqual({
    rights: { ...noRights, editions: ['uk', 'arabic'], mostUses: 3, isOnlineOnly: true },
  });
});
