import type { Finding } from '../core/finding';
import { SERVING } from './items/conditions';
import { CLOUDS, FRAMEWORKS, MODALITIES, type Fact, type Profile, type ProfileQuestion } from './types';

/** Findings that speak of data about people. */
const PERSONAL_FINDINGS = /^(?:personal-data-|plain-personal-data$|published-personal-data$|weak-pseudonymisation$)/;

/** What the files show of the project; what they do not show is not known, never a no. */
export function inferProfile(facts: readonly Fact[], findings: readonly Finding[]): Profile {
  const seen = facts.filter(({ strength }) => strength > 0);
  const isServed = seen.some(({ kind }) => SERVING.includes(kind));
  const isPersonal =
    seen.some(({ kind }) => kind === 'personal-data') || findings.some(({ ruleId }) => PERSONAL_FINDINGS.test(ruleId));
  const framework = mostFrequent(seen, 'uses-framework', FRAMEWORKS);
  const modality = mostFrequent(seen, 'uses-modality', MODALITIES);
  const cloud = mostFrequent(seen, 'uses-cloud', CLOUDS);
  return {
    ...(isServed ? { servesModel: true } : {}),
    ...(isPersonal ? { personalData: true } : {}),
    ...(framework === undefined ? {} : { framework }),
    ...(modality === undefined ? {} : { modality }),
    ...(cloud === undefined ? {} : { cloud }),
  };
}

function mostFrequent<T extends string>(
  facts: readonly Fact[],
  kind: Fact['kind'],
  choices: readonly T[],
): T | undefined {
  const counts = choices.map((choice) => facts.filter((fact) => fact.kind === kind && fact.value === choice).length);
  const most = Math.max(...counts);
  return most === 0 ? undefined : choices[counts.indexOf(most)];
}

const QUESTIONS: readonly Omit<ProfileQuestion, 'answer' | 'source'>[] = [
  { id: 'servesModel', text: 'Do others get predictions from a model of this project?', choices: [] },
  { id: 'personalData', text: 'Is data about people trained on or predicted for?', choices: [] },
  {
    id: 'highRisk',
    text: 'Do its decisions matter to people’s lives (work, credit, health, education, justice)?',
    choices: [],
  },
  { id: 'publicDataOnly', text: 'Is all data that it uses public anyway?', choices: [] },
  { id: 'modality', text: 'What kind of data does the model read?', choices: MODALITIES },
  { id: 'framework', text: 'With which library is the model made?', choices: FRAMEWORKS },
  { id: 'cloud', text: 'In which cloud does it run?', choices: CLOUDS },
];

/** What a person is asked once: what nobody knows comes first. */
export function listQuestions(answered: Profile, inferred: Profile): readonly ProfileQuestion[] {
  const questions = QUESTIONS.map((question): ProfileQuestion => {
    const answer = answered[question.id] ?? inferred[question.id];
    if (answer === undefined) return question;
    return { ...question, answer, source: answered[question.id] === undefined ? 'inferred' : 'answered' };
  });
  return questions.toSorted((a, b) => Number(a.answer !== undefined) - Number(b.answer !== undefined));
}
