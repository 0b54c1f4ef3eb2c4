/** What the bulletin shows and says, line by line; `sample/draw-bulletin.ts` makes the film of it. */
export const bulletinLines: readonly { readonly picture: string; readonly words: string; readonly seconds: number }[] =
  [
    { picture: 'barrier-night', words: 'The news in a minute, from The Kestrey Courier.', seconds: 5 },
    {
      picture: 'lowmere-dawn',
      words: 'Lowmere counts the cost as the Marren falls: 4,200 homes wait to dry.',
      seconds: 10,
    },
    {
      picture: 'barrier-night',
      words: 'An inquiry is to say why gate three of the Marren Barrier stopped half-way.',
      seconds: 10,
    },
    { picture: 'lecterns', words: 'Four leaders, one studio: 7.1 million people watched the debate.', seconds: 10 },
    { picture: 'observatory', words: 'Science: the dome opens at dusk on Mount Hallin.', seconds: 9 },
    { picture: 'header-goal', words: 'Sport: a header in the 93rd minute decides the derby.', seconds: 9 },
    { picture: 'otter-moon', words: 'And by the light of the moon, otters fish below Coopers’ Bridge.', seconds: 8 },
  ];

/** How long it takes. */
export const bulletinSeconds = bulletinLines.reduce((sum, { seconds }) => sum + seconds, 0);

/** The id of the film, by its bytes (`sample/bulletin.mp4`); the library has it under this name. */
export const BULLETIN = '3e495666332f751c';
