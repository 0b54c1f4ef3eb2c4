import { useCallback } from 'react';

/** Tells the style sheet how high the bar is, and with it what must be known under it, so that what sticks there does. */
export function useBarHeight() {
  return useCallback((place: HTMLElement | null) => {
    if (!place) return undefined;
    const over = ['.story-bar', '.notices', '.bar-facts'].flatMap(
      (name) => place.querySelector(`:scope ${name}`) ?? [],
    );
    const sizes = new ResizeObserver(() => {
      const [bar = 0, notices = 0, facts = 0] = over.map((one) => one.getBoundingClientRect().height);
      place.style.setProperty('--over', `${bar}px`);
      place.style.setProperty('--bar', `${bar + notices}px`);
      place.style.setProperty('--facts', `${facts}px`);
    });
    for (const one of over) sizes.observe(one);
    return () => sizes.disconnect();
  }, []);
}
