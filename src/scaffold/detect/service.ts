import { programs, type Sources } from './sources';

/** The web application that answers for the model. */
export interface Service {
  readonly kind: 'fastapi' | 'flask';
  readonly file: string;
  /** The variable that holds the application. */
  readonly app: string;
  /** As a server is told it, from the project's folder: `serving.main:app`. */
  readonly target: string;
}

const APPLICATION = /^(\w+)(?:[ \t]*:[^=\n]*)?[ \t]*=[ \t]*(?:fastapi\.|flask\.)?(FastAPI|Flask)\(/m;

/** What an application that answers for a model looks like, from the surest sign to the weakest. */
const SIGNS = [
  /@\w+\.(?:post|get|route)\(\s*["'][^"']*(?:predict|score|infer)|\bdef predict\w*\(/,
  /\.predict(?:_proba)?\(|\bmodel\(/,
  /\bmodel\b/,
];

const NAME = /(?:^|[/_])(?:serv\w*|predict\w*|inference|api|app|main)\.py$/;

/** The application with the surest sign of a model behind it; of equals one with a telling name, and the outermost one. */
export function detectService(sources: Sources): Service | undefined {
  let best: { readonly service: Service; readonly rank: number } | undefined;
  for (const [file, text] of programs(sources)) {
    const [, app, maker] = APPLICATION.exec(text) ?? [];
    if (!file.endsWith('.py') || app === undefined) continue;
    const sign = SIGNS.findIndex((pattern) => pattern.test(text));
    const rank = (sign === -1 ? SIGNS.length : sign) * 2 + (NAME.test(file) ? 0 : 1);
    if (best !== undefined && best.rank <= rank) continue;
    const module = file
      .slice(sources.folder.length, -'.py'.length)
      .replaceAll('/', '.')
      .replace(/\.__init__$/, '');
    best = { rank, service: { kind: maker === 'Flask' ? 'flask' : 'fastapi', file, app, target: `${module}:${app}` } };
  }
  return best?.service;
}
