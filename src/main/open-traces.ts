/** A process's traces. */
export interface Traces {
  /** Sends what has not been sent. */
  close(): Promise<void>;
}

/**
 * Sends what a process does as spans to a collector of OpenTelemetry, where the environment names one as OpenTelemetry has it (`OTEL_EXPORTER_OTLP_ENDPOINT`; `OTEL_EXPORTER_OTLP_HEADERS`,
 * `OTEL_TRACES_SAMPLER` and `OTEL_SERVICE_NAME` are taken too); otherwise nothing of it is loaded. A collector that is away costs spans and nothing else.
 */
export async function openTraces(role: string, env: NodeJS.ProcessEnv = process.env): Promise<Traces> {
  if (!env['OTEL_EXPORTER_OTLP_ENDPOINT'] && !env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'])
    return { close: async () => {} };
  return (await import('./send-traces.ts')).sendTraces(env['OTEL_SERVICE_NAME'] ?? `standfirst-${role}`);
}
