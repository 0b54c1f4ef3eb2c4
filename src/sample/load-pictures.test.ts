import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MediaShelf, openMediaShelf } from '../media/media-shelf.ts';
import { pictureSchema } from '../story/picture.ts';
import { storySchema } from '../story/story.ts';
import { hangPictures } from './hang-pictures.ts';
import { makeDrawings } from './load-pictures.ts';
import { drawings } from './pictures/drawings.ts';
import { sampleNewsroom } from './sample-newsroom.ts';

const two = { 'memory-tree': drawings['memory-tree'], 'ketley-hill': drawings['ketley-hill'] };

describe('the drawings', () => {
  it.each(Object.entries(drawings))(
    '%s is a picture of the size it says, and the same each time',
    async (_, drawing) => {
      const svg = drawing.svg();
      expect(drawing.svg()).toBe(svg);
      const { format, width, height } = await sharp(Buffer.from(svg)).metadata();
      expect({ format, width, height }).toEqual({ format: 'svg', width: drawing.width, height: drawing.height });
    },
  );

  it('set no type, for fonts differ from machine to machine, and reach for nothing outside', () => {
    for (const drawing of Object.values(drawings)) {
      const drawn = drawing.svg().replace(/data:image\/png;base64,[^"]+/, 'grain');
      expect(drawn.match(/<text|font-|<script|NaN|undefined|href="(?!grain|#)/g)).toBeNull();
    }
  });

  it('are described in words of their own', () => {
    const alts = Object.values(drawings).map((drawing) => drawing.alt);
    expect(new Set(alts).size).toBe(alts.length);
    for (const alt of alts) {
      expect(alt.length).toBeGreaterThan(60);
      expect(alt).not.toMatch(/^(image|picture|illustration|drawing) of/i);
    }
  });
});

describe('making the pictures', () => {
  let folder: string;
  let shelf: MediaShelf;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sample-pictures-'));
    shelf = openMediaShelf(folder);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('draws each once, says how far it is, and does nothing the second time', async () => {
    const told: string[] = [];
    const pictures = await makeDrawings(two, shelf, (made, all) => told.push(`${made}/${all}`));
    expect(told).toEqual(['1/2', '2/2']);
    const picture = pictureSchema.parse(pictures.get('ketley-hill'));
    expect(picture).toMatchObject({ width: 1080, height: 1440 });
    const { path = '' } = picture.renditions[0] ?? {};
    const before = await shelf.find(path.replace('/media/', ''));
    expect(before?.size).toBeGreaterThan(2_000);
    expect(await makeDrawings(two, shelf)).toEqual(pictures);
    expect(await shelf.find(path.replace('/media/', ''))).toEqual(before);
  });

  it('hangs them wherever a story shows them, and leaves none out', async () => {
    const { acts } = sampleNewsroom('http://localhost:4000');
    const made = { id: '0123456789abcdef', width: 1600, height: 1067, renditions: [] };
    const pictures = new Map(Object.keys(drawings).map((name) => [name, made]));
    for (const act of acts) {
      if (act.act !== 'publish') continue;
      const hung = storySchema.parse(hangPictures(act.story, pictures));
      expect(JSON.stringify(hung)).not.toContain('drawing:');
    }
  });

  it('refuses to leave a story without a picture that it names', () => {
    const act = sampleNewsroom('http://localhost:4000').acts.find(
      (one) => one.act === 'publish' && one.story.mainMedia?.type === 'image',
    );
    if (act?.act !== 'publish') throw new Error('The sample has no story with a picture.');
    expect(() => hangPictures(act.story, new Map())).toThrow('No drawing is called');
  });
});
