import { describe, expect, it } from 'vitest';
import { boxOf } from './crops.ts';
import { cutTo, type Picture, shownWhole } from './picture.ts';

const camera = { width: 6000, height: 4000 };

describe('a crop', () => {
  it('takes as much as fits round the focal point, and stays within the picture', () => {
    expect(boxOf('1:1', camera, { focus: { x: 0.9, y: 0.5 }, crops: {} })).toEqual({
      ...{ x: 0.3333, y: 0, width: 0.6666, height: 1 },
    });
    expect(boxOf('16:9', camera, { focus: null, crops: {} })).toEqual({ x: 0, y: 0.0781, width: 1, height: 0.8437 });
  });

  it('is none where it would take the whole picture', () => {
    expect(boxOf('3:2', camera, { focus: { x: 0.9, y: 0.5 }, crops: {} })).toBeNull();
    expect(boxOf('free', camera, { focus: null, crops: { free: { x: 0, y: 0, width: 1, height: 1 } } })).toBeNull();
    expect(boxOf('free', camera, { focus: null, crops: {} })).toBeNull();
  });

  it('that somebody set by hand wins over the focal point, and keeps its shape', () => {
    const crops = { '1:1': { x: 0.1, y: 0.1, width: 0.4, height: 0.3 } };
    const box = boxOf('1:1', camera, { focus: { x: 0.9, y: 0.9 }, crops });
    expect(box).toEqual({ x: 0.2, y: 0.1, width: 0.2, height: 0.3 });
  });
});

describe('a picture that was cut', () => {
  const rendition = { path: '/media/abcdefgh/1x1-320.jpg', type: 'image/jpeg', width: 320, height: 320 } as const;
  const crop = { box: { x: 0, y: 0, width: 0.6666, height: 1 }, width: 400, height: 400, renditions: [rendition] };
  const picture: Picture = { id: 'abcdefgh', width: 600, height: 400, renditions: [], crops: { '1:1': crop } };

  it('is drawn in a shape with the sizes and the size of that crop, and as it is in one it has not', () => {
    expect(cutTo('1:1', picture)).toEqual({ id: 'abcdefgh', width: 400, height: 400, renditions: [rendition] });
    expect(cutTo('16:9', picture)).toBe(picture);
  });

  it('freely is shown so wherever any shape will do', () => {
    expect(shownWhole(picture)).toBe(picture);
    expect(shownWhole({ ...picture, crops: { free: crop } })).toMatchObject({ width: 400, renditions: [rendition] });
  });
});
