import type { Strength } from '../types';
import type { PlacedFact } from './placed';

const TOP = { start: 0, end: 0 };

/** Headings of a model card; each stands for the words that may be in it. */
const MODEL_HEADINGS: readonly RegExp[] = [
  /intended use|uses?\b|use cases?/i,
  /out[- ]of[- ]scope|limitation|risk|caveat|bias/i,
  /training data|data\b|dataset/i,
  /evaluation|metric|performance|result/i,
  /contact|author|owner|maintain|developed by/i,
  /model details|description|overview|architecture|version/i,
];
const DATA_HEADINGS: readonly RegExp[] = [
  /source|origin|collection|provenance|creation/i,
  /licen[cs]e|terms/i,
  /sensitive|personal|privacy|pii/i,
  /bias|limitation|risk|known issues|quality/i,
  /fields?|features?|schema|structure|columns?|composition/i,
  /use|summary|description|overview|purpose/i,
];
/** What templates leave for people to fill in. */
const PLACEHOLDER =
  /\[more information needed\]|\bTODO\b|\bTBD\b|\bFIXME\b|<[a-z][^>\n]{2,60}>(?![^<]*<\/)|\[(?:fill in|describe|your)[^\]\n]*\]|_+fill in_+|\blorem ipsum\b/gi;
/** The share of headings that makes a card. */
const ENOUGH = 0.7;

/** Evidence in documents: cards, policies, runbooks, what is kept for how long. */
export function collectDocumentFacts(text: string, path: string): readonly PlacedFact[] {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return [
    ...cardFacts(text, name),
    ...policyFacts(text, path.toLowerCase(), name),
    ...deonTicks(text),
    ...(/^change[-_ ]?log|^changes\.|^history\.|^release[-_ ]notes/.test(name) ? changelog(text) : []),
  ];
}

function cardFacts(text: string, name: string): readonly PlacedFact[] {
  const isModelCard =
    /^model[-_ ]?card/.test(name) ||
    (/^readme\.md$/.test(name) && /^---\n[^]*?\b(?:library_name|pipeline_tag|base_model):/.test(text));
  const isDataCard =
    /^(?:data|dataset)[-_ ]?card|^datasheet/.test(name) ||
    (/^readme\.md$/.test(name) && /^---\n[^]*?\b(?:task_categories|size_categories|annotations_creators):/.test(text));
  if (!isModelCard && !isDataCard) return [];
  const strength = fillingOf(text, isModelCard ? MODEL_HEADINGS : DATA_HEADINGS);
  const card: PlacedFact = {
    kind: isModelCard ? 'model-card' : 'data-card',
    at: TOP,
    text: `${isModelCard ? 'Model' : 'Data'} card${strength < 2 ? ' with gaps' : ''}`,
    strength,
  };
  const version =
    /^(?:\s*[-*]?\s*\**(?:model[ _-])?version\**\s*[:|]\**\s*|##?\s*version\s*\n+\s*)["'`]?v?(\d[\w.-]*)/im.exec(
      text,
    )?.[1];
  const isAnonymous = /anonymi[sz]|pseudonymi[sz]|k-anonymity/i.test(text);
  return [
    card,
    ...(version === undefined
      ? []
      : [{ kind: 'card-version' as const, at: TOP, text: `Card of version ${version}`, value: version }]),
    ...(isAnonymous
      ? [{ kind: 'anonymisation-mention' as const, at: TOP, text: 'The card says how data is anonymised' }]
      : []),
  ];
}

/** 2: filled in; 1: there, with gaps; 0: hardly anything. */
function fillingOf(text: string, headings: readonly RegExp[]): Strength {
  const sections = sectionsOf(text);
  const filled = headings.filter((pattern) =>
    sections.some(({ title, body }) => pattern.test(title) && isFilled(body)),
  );
  const share = filled.length / headings.length;
  return share >= ENOUGH ? 2 : sections.length > 0 || share > 0 ? 1 : 0;
}

function isFilled(body: string): boolean {
  const rest = body
    .replace(PLACEHOLDER, '')
    .replace(/<!--[^]*?-->/g, '')
    .replace(/[\s#|*_-]+/g, '');
  return rest.length >= 12;
}

function sectionsOf(text: string): readonly { readonly title: string; readonly body: string }[] {
  const parts = text.split(/^#{1,4}\s+(.+)$/m);
  const sections: { title: string; body: string }[] = [];
  for (let at = 1; at < parts.length; at += 2) sections.push({ title: parts[at] ?? '', body: parts[at + 1] ?? '' });
  // A heading whose text stands below its own headings is filled by them.
  return sections.map(({ title, body }, at) => ({
    title,
    body: body.trim() === '' ? (sections[at + 1]?.body ?? '') : body,
  }));
}

function policyFacts(text: string, path: string, name: string): readonly PlacedFact[] {
  const facts: PlacedFact[] = [];
  const add = (kind: PlacedFact['kind'], what: string): void => {
    facts.push({ kind, at: TOP, text: what });
  };
  const isPolicy = /^(?:\.github\/|docs\/)?security\.(?:md|rst|txt)$/.test(path);
  if (isPolicy && /[\w.+-]+@[\w-]+\.\w+|https?:\/\/\S+|security advisor|private(?:ly)? report/i.test(text)) {
    add('security-policy', 'Security policy with a contact');
  }
  const isRunbook = /runbook|playbook|incident|rollback/.test(name);
  if (
    isRunbook &&
    /roll(?:ing)?[- ]?back|switch(?:ing)? (?:it |the model )?off|disable|shut ?down|stop\b|revert/i.test(text)
  ) {
    add('incident-runbook', 'Runbook for incidents');
    if (/roll(?:ing)?[- ]?back|revert/i.test(text)) add('rollback', 'The runbook says how to roll back');
  }
  const hasPeriod = /\b\d+\s*(?:days?|weeks?|months?|years?)\b/i.test(text);
  if (/retention|data[-_ ]?deletion|erasure/.test(name) && hasPeriod && /delet|eras|purg/i.test(text)) {
    add('retention-document', 'Document says when data is deleted');
    if (/\blogs?\b[^\n]*\b(?:(?:1[89]\d|[2-9]\d\d)\s*days|(?:[6-9]|[1-9]\d)\s*months|\d+\s*years?)/i.test(text)) {
      add('log-retention', 'Document says that logs are kept for six months');
    }
    if (/rotat/i.test(text) && /\bkeys?\b/i.test(text)) add('key-rotation', 'Document says when keys are rotated');
  }
  if (/disaster|recovery|backup|restore|continuity/.test(name) && /restor|recover/i.test(text)) {
    add('recovery-document', 'Document says how to restore');
  }
  const isAboutPeople = /appeal|oversight|human[-_ ]?review|override|contest|runbook|model[-_ ]?card/.test(name);
  if (
    isAboutPeople &&
    /\b(?:appeal|contest|override|overrul|human review|human oversight|reviewed by a person)/i.test(text)
  ) {
    add('override-document', 'Document says how a decision is contested');
  }
  return facts;
}

/** Ticked lines of a deon checklist (`- [x] **A.3 …`). */
function deonTicks(text: string): readonly PlacedFact[] {
  return [...text.matchAll(/^\s*[-*]\s*\[[xX]\]\s*\*\*([A-E]\.\d)\b/gm)].map((match) => ({
    kind: 'deon-tick',
    at: { start: match.index, end: match.index + match[0].length },
    text: `deon ${match[1] ?? ''}`,
    value: match[1] ?? '',
  }));
}

function changelog(text: string): readonly PlacedFact[] {
  const versions = [...text.matchAll(/^#{1,3}\s*\[?v?(\d+\.\d[\w.-]*)/gm)].map(([, version]) => version ?? '');
  return [{ kind: 'changelog', at: TOP, text: 'Changelog', value: versions.slice(0, 20).join(' ') }];
}
