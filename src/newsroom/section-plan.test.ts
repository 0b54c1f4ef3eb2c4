import { describe, expect, it } from 'vitest';
import { proposeSections, readSectionPlan, strangeLine } from './section-plan.ts';

const here = [
  { slug: 'world', name: 'World', description: null, edition: 'uk' },
  { slug: 'sport', name: 'Sport', description: null, edition: 'uk' },
];
const times = (name: string, count: number): string[] => Array.from({ length: count }, () => name);

describe('where the sections of an import go', () => {
  it('is proposed: what is here goes there, the commonest others are new, the rest goes to the default section', () => {
    const names = [...times('Sports', 3), ...times('Transport', 40), ...times('a-e-d', 2), 'WORLD', 'Say "hello"'];
    expect(proposeSections(names, here).split('\n')).toEqual([
      '"section on the pages",pages,"section here"',
      '"Transport",40,"Transport"',
      '"Sports",3,"sport"',
      '"a-e-d",2,""',
      '"WORLD",1,"world"',
      '"Say ""hello""",1,""',
      '',
    ]);
  });

  it('three hundred names make no more sections than a paper can name', () => {
    const names = Array.from({ length: 20 }, (_, at) => times(`Name ${at}x`, 40)).flat();
    const many = Array.from({ length: 300 }, (_, at) => `Detail ${at}x`);
    const plan = [...readSectionPlan(proposeSections([...names, ...many], here)).values()];
    expect(plan.filter((target) => target !== '')).toHaveLength(12);
  });

  it('comes back as it was written, or as somebody edited it', () => {
    const lines = [
      '\ufeff"section on the pages",pages,"section here"',
      'Transport;40;Travel',
      '',
      '"Say ""hello""",1,""',
      '',
    ];
    expect([...readSectionPlan(lines.join('\r\n'))]).toEqual([
      ['transport', 'Travel'],
      ['say "hello"', ''],
    ]);
  });

  it('is told from a file that was named by mistake', () => {
    expect(strangeLine(proposeSections(['Transport', 'Say "a, b"'], here))).toBeNull();
    expect(strangeLine('section on the pages;pages;section here\n\nTransport;40;\n')).toBeNull();
    expect(strangeLine('<!doctype html>\n<title>Pier</title>')).toBe(1);
    expect(strangeLine('"Transport",1,""\nstory,date')).toBe(2);
  });
});
