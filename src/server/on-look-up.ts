import type { Host } from '../engine/host';
import { createPinFinder } from '../pins/find-pins';
import { collectExternals } from '../pins/inventory/collect';
import { LOOK_UP_HOSTS, lookUpOf, type LookUp } from '../pins/online/look-ups';
import { tokenOf } from '../pins/online/registries';
import type { FindLookUpsParams, HostLookUps, LookUpPinsParams, LookUpPinsResult } from '../protocol/pins';
import { hubUses } from '../rules/shared/hub-repositories';
import type { Checked } from './checker';
import type { Session } from './session';

/** How often what was asked of the workspace is looked up: an answer may lead to another question. */
const MAX_ROUNDS = 8;

/** What could be looked up for a document, by host. Asks nobody. */
export async function onFindLookUps(session: Session, { uri }: FindLookUpsParams): Promise<readonly HostLookUps[]> {
  const checked = await session.checker.check(uri);
  if (checked?.folder.host.fetchText === undefined) return [];
  const lookUps = await findLookUps(checked);
  return LOOK_UP_HOSTS.flatMap((host) => {
    const names = lookUps.filter((lookUp) => hostsOf(lookUp).includes(host)).map(({ name }) => name);
    return names.length === 0 ? [] : [{ host, names: [...new Set(names)] }];
  });
}

/** Asks the hosts that the user agreed to, and looks at the document again: its fixes then offer what was answered. */
export async function onLookUpPins(session: Session, { uri, hosts }: LookUpPinsParams): Promise<LookUpPinsResult> {
  const checked = await session.checker.check(uri);
  const missing: string[] = [];
  const failed = new Map<string, string>();
  let found = 0;
  for (const lookUp of checked === undefined ? [] : await findLookUps(checked)) {
    const { name, path } = lookUp;
    // A host that cannot be reached is not asked again for each name.
    if (hostsOf(lookUp).some((each) => !hosts.includes(each) || failed.has(each))) continue;
    const answer = await ask(checked?.folder.host, lookUp);
    if ('reason' in answer) failed.set(answer.host, answer.reason);
    else if (answer.pin === undefined) missing.push(name);
    else {
      session.lookedUp.set(path, answer.pin);
      found += 1;
    }
  }
  if (found > 0) session.scheduleAll();
  return { found, missing, failed: [...failed].map(([host, reason]) => ({ host, reason })) };
}

/** Everybody whom a question is put to. */
function hostsOf({ host, token }: LookUp): readonly string[] {
  return token === undefined || token.host === host ? [host] : [token.host, host];
}

type Answer = { readonly pin: string | undefined } | { readonly reason: string; readonly host: string };

interface Question extends Pick<LookUp, 'host' | 'url' | 'accept' | 'read'> {
  readonly token?: string | undefined;
  /** The answer that says that there were too many questions. */
  readonly limit: number;
}

async function ask(host: Host | undefined, { token, ...asked }: LookUp): Promise<Answer> {
  if (token === undefined) return question(host, { ...asked, limit: 403 });
  // Registries refuse what is not public as they refuse what is not there.
  const limit = 429;
  const given = await question(host, { ...token, accept: 'application/json', read: tokenOf, limit });
  return 'reason' in given || given.pin === undefined ? given : question(host, { ...asked, token: given.pin, limit });
}

async function question(
  host: Host | undefined,
  { url, accept, read, token, limit, ...asked }: Question,
): Promise<Answer> {
  const fail = (reason: string): Answer => ({ reason, host: asked.host });
  try {
    const answer = await host?.fetchText?.(url, accept, token);
    if (answer === undefined) return fail('this editor asks no network');
    if (answer.status === limit || answer.status === 429) return fail('it wants no more questions for now');
    if (answer.status >= 500) return fail(`it failed (${String(answer.status)})`);
    return { pin: answer.status === 200 ? read(answer.text) : undefined };
  } catch (error) {
    return fail(error instanceof Error ? error.message : 'it could not be reached');
  }
}

/** One question for each thing of a document whose version is neither fixed nor known here. */
async function findLookUps({ engine, snapshot, facts }: Checked): Promise<readonly LookUp[]> {
  const findPins = createPinFinder();
  const { path } = snapshot.input;
  const beside = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
  for (let round = 1; ; round++) {
    const file = engine.open(snapshot.input);
    let lookUps: readonly LookUp[];
    try {
      const externals = collectExternals(file, {
        pins: findPins(file, facts),
        hubUses: (document) => hubUses(document, (name) => facts.hasPath(beside + name)),
      });
      const open = externals.filter(({ state }) => state === 'unpinned');
      lookUps = open.flatMap((external) => lookUpOf(external) ?? []);
    } finally {
      file.dispose();
    }
    if ((await facts.resolve()) && round < MAX_ROUNDS) continue;
    return [...new Map(lookUps.map((lookUp) => [lookUp.path, lookUp])).values()];
  }
}
