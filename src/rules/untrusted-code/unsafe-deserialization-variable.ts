import { defineRule } from '../../engine/rule';
import { pythonEnvironment } from '../shared/python-environment';
import { switchOver } from '../shared/variable-fix';

interface Switch {
  /** The values that switch the guard off, as the library reads them. */
  readonly on: RegExp;
  /** What the library does then, as the end of a sentence. */
  readonly effect: string;
  readonly instead: string;
}

const SWITCHES: Readonly<Record<string, Switch>> = {
  TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD: {
    on: /^(?:1|y|yes|true)$/i,
    effect: 'makes `torch.load` run the code in a checkpoint wherever the call does not ask for `weights_only` itself',
    instead: 'allow the classes that a checkpoint needs with `torch.serialization.add_safe_globals`',
  },
  VLLM_ALLOW_INSECURE_SERIALIZATION: {
    on: /^0*[1-9]\d*$/,
    effect: 'makes vLLM unpickle what its processes send each other, so whoever reaches their ports runs code',
    instead: 'pass to the workers what vLLM can serialise by itself',
  },
  AIRFLOW__CORE__ENABLE_XCOM_PICKLING: {
    on: /^(?:1|t|true)$/i,
    effect: 'makes Airflow unpickle what tasks leave in its database, so whoever can write there runs code',
    instead: 'hand on JSON, or the path of a file',
  },
  MLFLOW_ALLOW_PICKLE_DESERIALIZATION: {
    on: /^(?:1|true)$/i,
    effect: 'lets MLflow unpickle the models that it loads, so whoever can change one runs code',
    instead: 'log models in a format without code (`skops`, `pt2`, ONNX) and set it to `false`',
  },
};
const SETTING = 'enable_xcom_pickling';
const SETTING_VARIABLE = 'AIRFLOW__CORE__ENABLE_XCOM_PICKLING';

export default defineRule({
  id: 'unsafe-deserialization-variable',
  meta: {
    summary: 'A variable switches off what keeps a library from running code in the data that it reads',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [502],
    owaspMl: ['ML06'],
    owaspLlm: ['LLM03'],
    atlas: ['AML.T0011.000'],
    stages: ['development', 'deployment'],
  },
  messages: {
    variable: '`{name}` {effect}. Remove it; {instead}.',
  },
  triggers: [...Object.keys(SWITCHES), SETTING],
  check: {
    python(document, report) {
      for (const call of document.calls('airflow.configuration.conf.set')) {
        const [, key, value] = call.arguments.map((argument) => argument.value.stringValue()?.value);
        const found = key === SETTING ? findSwitch(SETTING_VARIABLE, value) : undefined;
        if (found !== undefined) report({ at: call.range, message: 'variable', data: { name: SETTING, ...found } });
      }
      for (const { name, value } of pythonEnvironment(document)) {
        const found = findSwitch(name, value.stringValue()?.value);
        if (found === undefined) continue;
        const fix = value.kind === 'string' ? switchOver(value.range, value.stringValue()?.value ?? '') : undefined;
        report({ at: value.range, message: 'variable', data: { name, ...found }, fix });
      }
    },
    environment({ name, value = '', nameRange, valueRange }, report) {
      const found = findSwitch(name, value);
      if (found === undefined) return;
      report({ at: nameRange, message: 'variable', data: { name, ...found }, fix: switchOver(valueRange, value) });
    },
    ini(document, report) {
      for (const { entries } of document.sections) {
        for (const { key, value, keyRange, valueRange } of entries) {
          const found = key === SETTING ? findSwitch(SETTING_VARIABLE, value) : undefined;
          if (found === undefined) continue;
          const at = { start: keyRange.start, end: valueRange.end };
          report({ at, message: 'variable', data: { name: key, ...found }, fix: switchOver(valueRange, value) });
        }
      }
    },
  },
});

function findSwitch(name: string, value: string | undefined): Pick<Switch, 'effect' | 'instead'> | undefined {
  const found = Object.hasOwn(SWITCHES, name) ? SWITCHES[name] : undefined;
  return found !== undefined && value !== undefined && found.on.test(value.trim())
    ? { effect: found.effect, instead: found.instead }
    : undefined;
}
