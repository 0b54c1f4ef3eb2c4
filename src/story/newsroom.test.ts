import { describe, expect, it } from 'vitest';
import { settingsSchema } from './newsroom.ts';

const edition = { id: 'uk', name: 'UK', lang: 'en-GB', clocks: [{ label: 'GMT', timeZone: 'UTC' }] };
const least = { name: 'The Harbour Times', siteUrl: 'https://harbour.example', editions: [edition] };

function wrong(said: object): string[] {
  return settingsSchema.safeParse({ ...least, ...said }).error?.issues.map(({ path }) => path.join('/')) ?? [];
}

describe('settings', () => {
  it('need a name, an origin and an edition; all else has a default', () => {
    const settings = settingsSchema.parse(least);
    expect(settings.colours.accent).toMatch(/^#/);
    expect(settingsSchema.parse(settings)).toEqual(settings);
  });

  it.each([
    [{ siteUrl: 'https://harbour.example/' }, 'siteUrl'],
    [{ siteUrl: 'harbour.example' }, 'siteUrl'],
    [{ siteUrl: 'ftp://harbour.example' }, 'siteUrl'],
    [{ editions: [] }, 'editions'],
    [{ editions: [{ ...edition, id: 'UK' }] }, 'editions/0/id'],
    [{ editions: [{ ...edition, id: 'feeds' }] }, 'editions/0/id'],
    [{ editions: [{ ...edition, clocks: [] }] }, 'editions/0/clocks'],
    [
      { editions: [{ ...edition, clocks: [{ label: 'X', timeZone: 'Mars/Olympus' }] }] },
      'editions/0/clocks/0/timeZone',
    ],
    [{ colours: { accent: 'red' } }, 'colours/accent'],
    [{ contactEmail: 'nobody' }, 'contactEmail'],
    [{ colour: '#ffffff' }, ''],
  ])('say where %j is wrong', (said, where) => {
    expect(wrong(said)).toContain(where);
  });

  it('refuse two editions of one name, of which only one could be reached', () => {
    expect(wrong({ editions: [edition, { ...edition, name: 'Again' }] })).toContain('editions/1/id');
  });
});
