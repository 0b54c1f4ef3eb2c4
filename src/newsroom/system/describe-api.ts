import { systemContract } from '../../contract/system.ts';
import { handle } from '../door.ts';

export const describeApi = handle(systemContract.describeApi, async ({ request }) => ({
  ...(await request.server.describe()),
}));
