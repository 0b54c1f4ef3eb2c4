import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from '../base/problem.ts';

// Where nobody has opened traces (`main/open-traces.ts`), every span is one that keeps nothing, and costs as little.

const tracer = () => trace.getTracer('standfirst');

/** A span's attributes: names as OpenTelemetry has them where it has one. Never a word of a story, nor who somebody is. */
type Attributes = Readonly<Record<string, string | number | boolean>>;

/** Runs work within a span, which has `found` of its answer; one that fails by a fault of ours is marked so. */
export function inSpan<T>(name: string, work: () => Promise<T>, found?: (answer: T) => Attributes): Promise<T> {
  return tracer().startActiveSpan(name, async (span) => {
    try {
      const answer = await work();
      if (found && span.isRecording()) span.setAttributes(found(answer));
      return answer;
    } catch (error) {
      if (error instanceof Refusal) span.setAttribute('error.type', error.code);
      else span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** What is asked over HTTP; `headers` of somebody who is trusted with naming the trace that it belongs to (W3C Trace Context), or none. */
interface Asked {
  readonly method: string;
  readonly headers: IncomingHttpHeaders | null;
}

/** Begins the span of a request, and goes on with `next` within it. */
export function beginRequestSpan({ method, headers }: Asked, next: () => void): Span {
  const around = headers ? propagation.extract(context.active(), headers) : context.active();
  const attributes = { 'http.request.method': method };
  const span = tracer().startSpan(method, { kind: SpanKind.SERVER, attributes }, around);
  context.with(trace.setSpan(around, span), next);
  return span;
}

/** Ends the span of a request that was answered with this status, under its route as the contract has it. */
export function endRequestSpan(span: Span, { route, method, status }: Answered): void {
  span.updateName(`${method} ${route}`);
  span.setAttributes({ 'http.route': route, 'http.response.status_code': status });
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

interface Answered {
  readonly route: string;
  readonly method: string;
  readonly status: number;
}

/** The trace that this is part of, as logs name it; null outside of any. */
export function traceId(): string | null {
  return trace.getActiveSpan()?.spanContext().traceId ?? null;
}
