import { useEffect, useRef, useState } from 'react';
import { messageOf } from '../../base/problem.ts';
import type { FirstAnswers } from '../../story/first-run.ts';
import { call } from '../api.ts';

/** So long after the last letter the answers are kept. */
const PAUSE_MS = 300;

export interface Answering {
  readonly answers: FirstAnswers;
  /** Another one whenever the newsroom has other answers: what is drawn of them is to be asked again. Nought before it has any. */
  readonly kept: number;
  /** Why they could not be kept. */
  readonly problem: string | null;
  change(part: Partial<FirstAnswers>): void;
  /** Keeps them now; false where that was not done. */
  keep(): Promise<boolean>;
}

/** The answers as somebody types them, kept by the newsroom in each pause: who leaves finds them again, on whatever device. */
export function useAnswers(first: FirstAnswers): Answering {
  const [answers, setAnswers] = useState(first);
  const [kept, setKept] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const now = useRef(first);
  const sent = useRef(first);
  const drawn = useRef('');
  const keep = async (): Promise<boolean> => {
    try {
      const body = now.current;
      await call('PUT /api/first-run', { body });
      sent.current = body;
      setProblem(null);
      const shows = JSON.stringify({ ...body, step: null });
      if (drawn.current !== shows) setKept((before) => before + 1);
      drawn.current = shows;
      return true;
    } catch (error) {
      setProblem(messageOf(error));
      return false;
    }
  };
  useEffect(() => {
    const timer = setTimeout(() => void keep(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [answers]);
  useEffect(() => {
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
    function leave(): void {
      if (sent.current !== now.current) keepAtLast(now.current);
    }
  }, []);
  const change = (part: Partial<FirstAnswers>): void => {
    now.current = { ...now.current, ...part };
    setAnswers(now.current);
  };
  return { answers, kept, problem, change, keep };
}

/** What was typed in the last moment goes out as the window closes: nobody is there to hear of an answer. */
function keepAtLast(answers: FirstAnswers): void {
  const headers = { 'content-type': 'application/json' };
  void fetch('/api/first-run', { method: 'PUT', keepalive: true, headers, body: JSON.stringify(answers) }).catch(
    () => {},
  );
}
