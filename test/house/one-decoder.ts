import { openPictureMaker, type PictureMaker } from '../../src/media/picture-maker.ts';

/** Rests between the tests of a process: to start it costs as much as ten small pictures. */
let shared: PictureMaker | null = null;

/**
 * Makes the pictures of a newsroom in the decoder that all newsrooms of this process have in turn. Closing it ends what it makes at that moment,
 * as it would end a decoder of its own, and lets one that rests go on to the next.
 */
export function onePictureMaker(): PictureMaker {
  shared ??= openPictureMaker();
  const maker = shared;
  let making = 0;
  return {
    make: async (...order) => {
      making += 1;
      try {
        return await maker.make(...order);
      } finally {
        making -= 1;
      }
    },
    close: () => {
      if (making > 0) maker.close();
    },
  };
}
