/**
 * Output options that tell Zod, before any schema is made, not to compile schemas by evaluating text: the newsroom's
 * Content-Security-Policy refuses that and the browser reports each try. Zod looks at this global (zod/v4/core/core.js).
 */
export const withoutEval = {
  banner: ({ moduleIds }: { readonly moduleIds: readonly string[] }): string =>
    moduleIds.some((id) => id.includes('/node_modules/zod/')) ? 'globalThis.__zod_globalConfig={jitless:true};' : '',
};
