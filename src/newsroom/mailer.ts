import { Refusal } from '../base/problem.ts';
import type { Letter } from './mail/letters.ts';

/** How letters leave the newsroom: through a server of its own or its provider's. */
export interface MailWay {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  readonly server: string;
  /** The address that letters come from. */
  readonly from: string;
}

/** What became of a letter: `refused` for good, as for an address that is not there, or `later` to be tried again. */
export type Sent = 'sent' | 'refused' | 'later';

export interface Mailer {
  /** Throws when the mail server cannot be reached or does not take letters of this newsroom. */
  send(letter: Letter): Promise<Sent>;
  close(): void;
}

/**
 * Reads how letters leave the newsroom from the environment: `STANDFIRST_SMTP` and `STANDFIRST_MAIL_FROM`. Null when neither is
 * given. Refuses (400) what cannot be, with the remedy; a password is never repeated.
 */
export function mailWayOf(env: Readonly<Record<string, string | undefined>>): MailWay | null {
  const { STANDFIRST_SMTP: server = '', STANDFIRST_MAIL_FROM: from = '' } = env;
  if (server === '' && from === '') return null;
  if (!isServer(server))
    throw new Refusal(
      'mail-server',
      400,
      'STANDFIRST_SMTP names no mail server. Write it as smtp://user:password@mail.example:587 or smtps://….',
    );
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(from))
    throw new Refusal(
      'mail-from',
      400,
      'STANDFIRST_MAIL_FROM is not an e-mail address. Write the one the newsroom’s e-mail comes from, such as desk@paper.example.',
    );
  return { server, from };
}

function isServer(text: string): boolean {
  return URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '';
}

/** A server that does not answer in this time is not waited for. */
const PATIENCE_MS = 8000;

/** Opens the way out. A password goes over no connection that others can read, this machine's own aside. */
export async function openMailer({ server, from }: MailWay): Promise<Mailer> {
  // Who sends no e-mail does not load what sends it.
  const { createTransport } = await import('nodemailer');
  const { username, hostname } = new URL(server);
  const transport = createTransport({
    url: server,
    requireTLS: username !== '' && !isThisMachine(hostname) && server.startsWith('smtp:'),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  return {
    send: async ({ to, subject, text, id }) => {
      const headers = { 'Auto-Submitted': 'auto-generated' };
      const [sender, receiver] = [from, to].map((address) => ({ name: '', address }));
      const messageId = id === undefined ? undefined : `<${id}@${from.split('@').at(-1)}>`;
      try {
        await transport.sendMail({
          from: sender,
          to: receiver,
          subject,
          text,
          headers,
          ...(messageId && { messageId }),
        });
        return 'sent';
      } catch (error) {
        return ofOneLetter(error);
      }
    },
    close: () => transport.close(),
  };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}

/** What a server says of one letter or one address concerns no other; everything else does, and is thrown on. */
function ofOneLetter(error: unknown): Sent {
  const { responseCode = 0, command = '' } = error as { responseCode?: number; command?: string };
  if (responseCode < 400 || !['RCPT TO', 'DATA'].includes(command)) throw error;
  return responseCode < 500 ? 'later' : 'refused';
}
