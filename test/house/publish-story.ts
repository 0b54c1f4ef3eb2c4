import { commitAndPress } from '../../src/newsroom/acts.ts';
import { letThrough } from '../../src/newsroom/gate.ts';
import { saveDraft } from '../../src/store/drafts.ts';
import { publishingWith } from './publishing-with.ts';

export const publishStory = publishingWith({ commitAndPress, letThrough, saveDraft });
