// Has a process believe that it is so many milliseconds later: SKEW_MS=600000 node --import skewed-clock.mjs …
const late = Number(process.env.SKEW_MS);
const True = Date;
const now = () => True.now() + late;
globalThis.Date = new Proxy(True, {
  construct: (of, words, as) =>
    Reflect.construct(of, words.length === 0 ? [now()] : words, as === globalThis.Date ? of : as),
  apply: () => new True(now()).toString(),
  get: (of, name) => (name === 'now' ? now : Reflect.get(of, name)),
});
