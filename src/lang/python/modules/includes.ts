import { calledMethod } from '../calls';
import { importedName, rootedName } from '../foreign';
import type { Model } from '../model';
import { createAppChecks } from '../routes/app-checks';
import { createAsking } from '../routes/asking';
import { MODULES } from '../routes/frameworks';
import { INCLUDES, includesOf, isInApp, ownerOf } from '../routes/owners';
import { registration } from '../routes/registration';
import { createRouteSource } from '../routes/source';
import type { PythonDocument } from '../types';
import type { RouterInclude } from './types';

export interface IncludeReading {
  readonly includes: readonly RouterInclude[];
  /** Where functions end that ask who is calling, as offsets. */
  readonly asking: ReadonlySet<number>;
}

const MAX_INCLUDES = 200;
const NOTHING: IncludeReading = { includes: [], asking: new Set() };

/** Where a module hangs routers of other modules into apps, and what stands in front of them there. */
export function readIncludes(model: Model, document: PythonDocument): IncludeReading {
  if (!MODULES.some((module) => document.importsModule(module))) return NOTHING;
  const { syntax, resolver } = model;
  const source = createRouteSource(model, document);
  const asking = createAsking(source);
  const checksOfApp = createAppChecks(source, asking);
  const imported = new Map(document.imports.map(({ name, qualifiedName }) => [name, qualifiedName]));

  function readInclude(argument: number): readonly RouterInclude[] {
    const rooted = rootedName(syntax, resolver, argument);
    const router = rooted && importedName(rooted);
    if (router === undefined) return [];
    const name = syntax.slice(argument);
    const around = includesOf(source.includes, name);
    const outermost = around.at(-1);
    const framework = around.map((call) => ownerOf(call)?.framework).find((each) => each !== undefined);
    if (outermost === undefined || framework === undefined) return [];
    const isApp = isInApp(source.includes, { name, isApp: false });
    const route = registration({ framework, path: '', at: outermost.range, owner: name });
    const makers = around.flatMap((call) => [call, call.receiver?.originCall() ?? []]).flat();
    const inFront = makers
      .flatMap(({ arguments: given }) => given)
      .filter(({ value }) => value.kind !== 'string' && value.text !== name)
      .flatMap(({ value }) => value.names())
      .flatMap((each) => imported.get(each) ?? []);
    return [
      {
        router,
        isInApp: isApp,
        into: isApp ? undefined : outermost.receiver?.text,
        isChecked: checksOfApp(route).length > 0,
        inFront: [...new Set(inFront)],
      },
    ];
  }

  const includes = model.callNodes
    .filter((node) => INCLUDES.includes(calledMethod(syntax, node)))
    .flatMap((node) => syntax.children(syntax.children(node)[1] ?? node).slice(0, 2))
    .slice(0, MAX_INCLUDES)
    .flatMap(readInclude);
  const asked = document.functions.filter((definition) => asking.definition(definition));
  return { includes, asking: new Set(asked.map(({ range }) => range.end)) };
}
