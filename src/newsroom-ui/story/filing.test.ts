import { describe, expect, it } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { idOf } from '../../../test/house/stories.ts';
import {
  addTo,
  file,
  fileAlsoIn,
  fileUnderEdition,
  filingOf,
  followsHeadline,
  markAutomaticLinks,
  moveUp,
  removeFrom,
} from './filing.ts';

const ID = idOf(1);

function aDraft(): Doc {
  const ydoc = new Doc();
  const filing = ydoc.getMap('filing');
  for (const [name, value] of Object.entries({
    kind: 'report',
    lang: 'en-GB',
    dir: 'ltr',
    edition: 'uk',
    section: 'world',
    urlSlug: 'ferry',
  }))
    filing.set(name, value);
  ydoc.getArray('topics').push(['ports', 'storms', 'islands']);
  return ydoc;
}

describe('how a draft is filed', () => {
  it('is read as it stands, and what could not be filed so is left out', () => {
    const ydoc = aDraft();
    ydoc.getMap('filing').set('kind', 'poem');
    ydoc.getArray('topics').push(['ports', 7, 'Not A Slug']);
    expect(filingOf(ydoc, ID)).toMatchObject({
      id: ID,
      kind: 'report',
      section: 'world',
      topics: ['ports', 'storms', 'islands'],
    });
  });

  it('takes language and direction from another edition', () => {
    const ydoc = aDraft();
    fileUnderEdition(ydoc, { id: 'arabic', lang: 'ar', dir: 'rtl' });
    expect(filingOf(ydoc, ID)).toMatchObject({ edition: 'arabic', lang: 'ar', dir: 'rtl' });
  });

  it('says that nothing may be linked automatically, until somebody says otherwise', () => {
    const ydoc = aDraft();
    const isWithout = () => filingOf(ydoc, ID).noAutomaticLinks;
    expect(isWithout()).toBe(undefined);
    markAutomaticLinks(ydoc, true);
    expect(isWithout()).toBe(true);
    markAutomaticLinks(ydoc, false);
    expect(isWithout()).toBe(undefined);
    ydoc.getMap('filing').set('noAutomaticLinks', 'yes');
    expect(isWithout()).toBe(undefined);
  });

  it('files under other editions, and two who add one each both do', () => {
    const one = aDraft();
    const other = new Doc();
    applyUpdate(other, encodeStateAsUpdate(one));
    fileAlsoIn(one, 'international', true);
    fileAlsoIn(other, 'arabic', true);
    applyUpdate(one, encodeStateAsUpdate(other));
    expect(filingOf(one, ID).alsoIn).toEqual(['arabic', 'international']);
    for (const edition of ['arabic', 'international']) fileAlsoIn(one, edition, false);
    expect(filingOf(one, ID)).not.toHaveProperty('alsoIn');
  });

  it('orders topics, and two who add one each both do', () => {
    const one = aDraft();
    const other = new Doc();
    applyUpdate(other, encodeStateAsUpdate(one));
    moveUp(one, 'topics', 'storms');
    removeFrom(one, 'topics', 'islands');
    addTo(one, 'topics', 'ferries');
    addTo(other, 'topics', 'weather');
    applyUpdate(one, encodeStateAsUpdate(other));
    applyUpdate(other, encodeStateAsUpdate(one));
    const { topics } = filingOf(one, ID);
    expect(topics.slice(0, 2)).toEqual(['storms', 'ports']);
    expect(topics.toSorted()).toEqual(['ferries', 'ports', 'storms', 'weather']);
    expect(filingOf(other, ID).topics).toEqual(topics);
  });

  it('changes nothing that is so already', () => {
    const ydoc = aDraft();
    let updates = 0;
    ydoc.on('update', () => (updates += 1));
    file(ydoc, 'section', 'world');
    addTo(ydoc, 'topics', 'ports');
    moveUp(ydoc, 'topics', 'ports');
    removeFrom(ydoc, 'topics', 'nothing');
    expect(updates).toBe(0);
  });
});

describe('an address', () => {
  const before = 'Ferry reaches the islands';
  it('follows the headline until somebody sets it or readers know it', () => {
    expect(followsHeadline('ferry-reaches-the-islands', { before, isPublic: false })).toBe(true);
    expect(followsHeadline('ferry-reaches-the-islands', { before, isPublic: true })).toBe(false);
    expect(followsHeadline('islands', { before, isPublic: false })).toBe(false);
  });
});
