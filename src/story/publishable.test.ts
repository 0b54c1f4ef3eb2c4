import { describe, expect, it } from 'vitest';
import { aStory, paragraph } from '../../test/house/stories.ts';
import type { StoryInput } from './story.ts';
import { publishable } from './publishable.ts';
import { type ChangeKind, changeKinds } from './version.ts';

const first = { change: 'first', note: null } as const;

function codes(said: Partial<StoryInput>, intent: { change: ChangeKind; note: string | null } = first) {
  const { blocks, warns } = publishable(aStory(said), intent);
  return { blocks: blocks.map(({ code }) => code), warns: warns.map(({ code }) => code) };
}

describe('a story may go live', () => {
  it('when there is something to read', () => {
    expect(codes({})).toEqual({ blocks: [], warns: [] });
  });

  it('with a picture or video alone', () => {
    const picture = { type: 'image', alt: 'A ferry' } as const;
    expect(codes({ kind: 'picture', body: [], mainMedia: picture }).blocks).toEqual([]);
    const video = { type: 'video', title: 'The ferry comes in', transcript: 'Waves.' } as const;
    expect(codes({ kind: 'video', body: [], mainMedia: video }).blocks).toEqual([]);
  });

  it('not without anything', () => {
    expect(codes({ body: [] }).blocks).toEqual(['body-empty']);
  });

  it.each(changeKinds)('as %s only with the note that it needs', (change) => {
    const needs = change !== 'first' && change !== 'minor';
    expect(codes({}, { change, note: null }).blocks).toEqual(needs ? ['note-missing'] : []);
    expect(codes({}, { change, note: ' \n' }).blocks).toEqual(needs ? ['note-missing'] : []);
    expect(codes({}, { change, note: 'The number of boats was wrong.' }).blocks).toEqual([]);
  });

  it.each(['TK', 'Boats: TK.', 'The TK-year-old', 'to TK, then'])('not while %j marks a gap', (text) => {
    expect(codes({ body: [paragraph(text)] }).blocks).toEqual(['tk-left']);
    expect(codes({ headline: text }).blocks).toEqual(['tk-left']);
    expect(codes({ standfirst: text }).blocks).toEqual(['tk-left']);
  });

  it.each(['TKO in round three', 'the HTKL radio', 'Tk 500 (taka)', 'tk'])('with %j, which is no such mark', (text) => {
    expect(codes({ body: [paragraph(text)] }).blocks).toEqual([]);
  });

  it('with every reason against it at once, each with its place', () => {
    const { blocks } = publishable(aStory({ headline: 'TK', body: [] }), { change: 'correction', note: '' });
    expect(blocks.map(({ code, where }) => [code, where])).toEqual([
      ['body-empty', 'body'],
      ['note-missing', 'note'],
      ['tk-left', 'body'],
    ]);
  });
});

describe('what an editor should look at', () => {
  it('is a missing standfirst and a headline too long for an index', () => {
    expect(codes({ standfirst: null, headline: 'x'.repeat(66) }).warns).toEqual([
      'standfirst-missing',
      'headline-long',
    ]);
    expect(codes({ headline: 'x'.repeat(65) }).warns).toEqual([]);
    expect(codes({ headline: 'x'.repeat(66), shortHeadline: 'x' }).warns).toEqual([]);
  });

  it('names the place in the body', () => {
    const { warns } = publishable(
      aStory({
        mainMedia: { type: 'image' },
        body: [
          paragraph('One.'),
          { type: 'image', decorative: true },
          { type: 'gallery', images: [{ type: 'image', alt: 'x' }, { type: 'image' }] },
          { type: 'pullQuote', text: 'No.' },
          { type: 'quote', paragraphs: [{ text: 'No.' }], source: 'a letter' },
          { type: 'quote', paragraphs: [{ text: 'No.' }] },
          { type: 'video', title: 'v' },
          { type: 'audio', title: 'a' },
          { type: 'embed', provider: 'a network', url: 'https://a.example' },
          { type: 'table', rows: [['1']] },
        ],
      }),
      first,
    );
    expect(warns.map(({ code, where }) => `${where}: ${code}`)).toEqual([
      'mainMedia/alt: alt-missing',
      'body/2/images/1/alt: alt-missing',
      'body/3/speaker: quote-unattributed',
      'body/5/speaker: quote-unattributed',
      'body/6/captions: captions-missing',
      'body/7/transcript: transcript-missing',
      'body/8/snapshot: snapshot-missing',
      'body/9/head: table-headless',
    ]);
  });
});
