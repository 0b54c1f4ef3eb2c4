import { Refusal } from '../base/problem.ts';
import { mailPeople } from '../newsroom/mail-people.ts';
import { type MailWay, mailWayOf, openMailer } from '../newsroom/mailer.ts';
import type { OpenRooms } from './open-rooms.ts';
import { paint, say } from './report.ts';
import { wait } from './wait.ts';

const LOOK_EVERY_MS = 5000;
const LONGEST_PAUSE_MS = 10 * 60_000;

/** How letters leave this newsroom, as its environment says. A slip there is said and keeps nothing else from running. */
export function mailWay(): MailWay | null {
  try {
    return mailWayOf(process.env);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(paint('red', `${error.message} Until then no e-mail is sent.`));
    return null;
  }
}

/** Sends what people are told by e-mail, while the newsroom runs. A mail server that is down is asked again, less and less often. */
export async function keepMailing(rooms: OpenRooms, way: MailWay, url: string): Promise<{ stop(): Promise<void> }> {
  const mailer = await openMailer(way);
  const stopping = new AbortController();
  const work = async (): Promise<void> => {
    let pause = LOOK_EVERY_MS;
    while (await wait(pause, stopping.signal)) {
      const isServerThere = await mailPeople(rooms, { mailer, url }).then(
        // A letter that has to wait keeps no other waiting.
        () => true,
        (error: unknown) => {
          if (pause === LOOK_EVERY_MS)
            rooms.log.error({ err: error }, 'E-mail cannot be sent; it will be tried again, less and less often.');
          return false;
        },
      );
      pause = isServerThere ? LOOK_EVERY_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  };
  const done = work();
  return {
    stop: async () => {
      stopping.abort();
      mailer.close();
      await done;
    },
  };
}
