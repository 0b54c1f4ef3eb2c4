import fc from 'fast-check';
import { groundsOf } from '../theme-data.ts';
import { expect, test } from 'vitest';
import { contrast, palette, readableOn } from './colours.ts';

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('contrast is that of WCAG 2.2', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
  expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.542, 3);
  expect(contrast('#123456', '#123456')).toBe(1);
});

test('a colour that can be read is left as it is', () => {
  expect(readableOn('#8f1d2c', ['#ffffff'])).toBe('#8f1d2c');
});

test('a colour that cannot be read is moved towards black on light ground and white on dark', () => {
  const onLight = readableOn('#ffcc00', ['#ffffff']);
  const onDark = readableOn('#330011', ['#151412']);
  expect(contrast(onLight, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(contrast(onLight, '#ffffff')).toBeLessThan(5.2);
  expect(contrast(onDark, '#151412')).toBeGreaterThanOrEqual(4.5);
  expect(readableOn('#ffcc00', ['#ffffff'])).toBe(onLight);
});

test('whatever a newsroom chooses, all text of both drawings can be read', () => {
  fc.assert(
    fc.property(anyColour, anyColour, (accent, accentDark) => {
      const { light, dark } = palette({ accent, accentDark });
      for (const { ink, soft, accent: shown, onAccent, paper, wash } of [light, dark]) {
        for (const ground of [paper, wash]) {
          for (const text of [ink, soft, shown]) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
        }
        expect(contrast(onAccent, shown)).toBeGreaterThanOrEqual(4.5);
      }
    }),
  );
});

test.each(['light', 'dark'] as const)('the standard theme can be read in its %s drawing', (drawing) => {
  const { paper, wash, ink, soft } = groundsOf(null, drawing);
  for (const text of [ink, soft])
    for (const ground of [paper, wash]) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
});
