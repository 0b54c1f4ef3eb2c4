import type { Block, BlockOf, MainMedia } from '../../story/blocks.ts';
import { recordingOf } from '../../story/drawn-pictures.ts';
import { imagesIn } from '../../story/images-in.ts';
import type { PageSettings } from '../../story/newsroom.ts';
import { type CropName, cutTo, type PictureOrigin, type Rendition } from '../../story/picture.ts';
import { isStream, streamTimes } from '../../story/players.ts';
import { heldRecording } from '../../story/recording.ts';
import type { Story } from '../../story/story.ts';
import { absolute } from './addresses.ts';
import type { LdNode } from './linked-data.ts';

/** Search engines pass over pictures with fewer pixels than this. */
const LEAST_PIXELS = 50_000;

/** The picture that stands for a story: its main media or that video's poster, else the first picture of the body. */
export function tellingImage(mainMedia: MainMedia | null, body: readonly Block[]): BlockOf<'image'> | null {
  const images = [
    stillOf(mainMedia),
    ...body.flatMap((block) => imagesIn(block, '').slice(0, 1)).map(([image]) => image),
  ];
  return images.find((image) => image?.picture?.renditions.length) ?? null;
}

/** The still of main media: the picture itself, or the poster of a video. */
export function stillOf(mainMedia: MainMedia | null): BlockOf<'image'> | null {
  return mainMedia?.type === 'video' ? mainMedia.poster : mainMedia;
}

/** JPEG renditions, which every machine reads, largest first, cut to a shape where the picture was; WebP only where there is no JPEG. */
export function renditionsForMachines({ picture }: BlockOf<'image'>, shape?: CropName): readonly Rendition[] {
  const all = (picture && shape ? cutTo(shape, picture) : picture)?.renditions ?? [];
  const jpegs = all.filter((one) => one.type === 'image/jpeg');
  return (jpegs.length > 0 ? jpegs : all).toSorted((one, other) => other.width - one.width);
}

/** The shapes that search engines ask for beside the whole picture. */
const SHAPES = ['16:9', '4:3', '1:1'] as const;

/** How schema.org calls what readers are told about how a picture came about. */
const ORIGINS: Readonly<Record<PictureOrigin, string>> = {
  composite: 'Composite',
  'partly-generated': 'CompositeWithTrainedAlgorithmicMedia',
  generated: 'TrainedAlgorithmicMedia',
};

/** Each usable size of a picture as an ImageObject, largest first, and what it was cut to; the largest stands even when it is small. */
export function imageNodes(settings: PageSettings, image: BlockOf<'image'>): LdNode[] {
  const { crops = {} } = image.picture ?? {};
  const cut = SHAPES.flatMap((shape) => (crops[shape] ? renditionsForMachines(image, shape).slice(0, 1) : []));
  const whole = renditionsForMachines(image);
  const usable = [...whole, ...cut].filter((one) => one === whole[0] || one.width * one.height >= LEAST_PIXELS);
  return usable.map((one) => ({
    '@type': 'ImageObject',
    url: absolute(settings, one.path),
    width: one.width,
    height: one.height,
    encodingFormat: one.type,
    description: image.alt,
    caption: image.caption,
    creditText: image.credit,
    digitalSourceType: image.picture?.origin && `https://schema.org/${ORIGINS[image.picture.origin]}DigitalSource`,
  }));
}

/** A video as a VideoObject. `uploadDate` is its story's first publication, absent when nobody knows it. */
export function videoNode(settings: PageSettings, video: BlockOf<'video'>, uploadDate: string | null): LdNode {
  const poster = video.poster && renditionsForMachines(video.poster)[0];
  return {
    '@type': 'VideoObject',
    ...playedNode(settings, video, uploadDate),
    description: video.caption ?? video.title,
    thumbnailUrl: poster && absolute(settings, poster.path),
  };
}

/** What a bulletin tells, each as a Clip of its film from when to when; none where nobody said. */
export function clipNodes(settings: PageSettings, video: BlockOf<'video'>, body: readonly Block[]): LdNode[] {
  const recording = recordingOf(video);
  const file = recording?.files.at(-1);
  const starts = body
    .flatMap((block) => (block.type === 'relatedLink' && block.start !== undefined ? [block] : []))
    .map(({ text, start = 0 }) => ({ text, start }));
  if (!recording || !file) return [];
  return starts.map(({ text: name, start: startOffset }, at) => ({
    '@type': 'Clip',
    name,
    startOffset,
    endOffset: starts[at + 1]?.start ?? recording.seconds,
    url: `${absolute(settings, file.path)}#t=${startOffset}`,
  }));
}

/** The live streams that a story leads to, each as a VideoObject with from when until when it is live. */
export function streamNodes(
  { headline, body }: Pick<Story, 'headline' | 'body'>,
  page: (block: BlockOf<'embed'>) => string,
  uploadDate: string | null,
): LdNode[] {
  const streams = body.flatMap((block) => (block.type === 'embed' && isStream(block.url) ? [block] : []));
  return streams.map((block) => {
    const [startDate, endDate] = streamTimes(block.at);
    const live = {
      '@type': 'BroadcastEvent',
      isLiveBroadcast: true,
      startDate: startDate || null,
      endDate: endDate || null,
    };
    const description = block.snapshot || headline;
    return { '@type': 'VideoObject', name: headline, description, uploadDate, url: page(block), publication: live };
  });
}

/** Sound as an AudioObject, in the same way. */
export function audioNode(settings: PageSettings, audio: BlockOf<'audio'>, uploadDate: string | null): LdNode {
  return { '@type': 'AudioObject', ...playedNode(settings, audio, uploadDate) };
}

function playedNode(settings: PageSettings, block: BlockOf<'video' | 'audio'>, uploadDate: string | null): LdNode {
  const recording = recordingOf(block);
  const file = recording?.files.at(-1);
  const own = heldRecording(block.src) ? null : block.src;
  const seconds = recording?.seconds ?? block.durationSeconds;
  const src = file?.path ?? own;
  return {
    name: block.title,
    uploadDate,
    duration: seconds && `PT${seconds}S`,
    contentUrl: src && absolute(settings, src),
    ...(file && { encodingFormat: file.type, width: file.width, height: file.height, contentSize: String(file.bytes) }),
    transcript: block.transcript ?? recording?.transcript,
    creditText: block.credit,
  };
}
