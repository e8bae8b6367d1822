import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonArgument, PythonCall } from '../../lang/python/types';

/** Files that are unpickled when they are loaded. */
const PICKLED = /\.(?:bin|pt|pth|ckpt|pkl|pickle|joblib|dill)$/i;
/** Loaders of the Hugging Face libraries that take the name of one file. */
const FILE_ARGUMENTS: Readonly<Record<string, readonly (readonly [keyword: string, position?: number])[]>> = {
  from_single_file: [['pretrained_model_link_or_path', 0]],
  from_pretrained: [['pretrained_model_name_or_path', 0]],
  load_lora_weights: [['weight_name'], ['pretrained_model_name_or_path_or_dict', 0]],
  load_textual_inversion: [['weight_name'], ['pretrained_model_name_or_path', 0]],
  load_ip_adapter: [['weight_name'], ['pretrained_model_name_or_path_or_dict', 0]],
  load_attn_procs: [['weight_name'], ['pretrained_model_name_or_path_or_dict', 0]],
};
/** A closer look: half of the files that load a model name no such file. */
const MENTIONS =
  /use_safetensors|safe_serialization|save_safetensors|\.(?:bin|pt|pth|ckpt|pkl|pickle|joblib|dill)["']/i;
const DOWNLOADS = ['huggingface_hub.hf_hub_download', 'huggingface_hub.cached_download', 'huggingface_hub.hf_hub_url'];
const PACKAGES =
  /^(?:transformers|diffusers|peft|sentence_transformers|accelerate|optimum|trl|setfit|unsloth|adapters|timm|huggingface_hub)\b/;
/** Loaders and writers with a keyword that chooses the pickle. */
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  use_safetensors: ['from_pretrained', 'from_single_file', 'pipeline', ...Object.keys(FILE_ARGUMENTS)],
  safe_serialization: ['save_pretrained', 'push_to_hub', 'save_model', 'save_state', 'push_to_hub_merged'],
  save_safetensors: ['TrainingArguments', 'Seq2SeqTrainingArguments', 'SFTConfig', 'DPOConfig', 'GRPOConfig'],
};

export default defineRule({
  id: 'pickled-model-weights',
  meta: {
    summary: 'Weights are loaded or saved as a pickle, although there is a format that holds no code',
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
    load: '`use_safetensors=False` takes the weights from a pickle, which runs whatever code is stored in it. Leave it out or set it to `True`: safetensors hold numbers and nothing else.',
    save: '`{keyword}=False` writes a pickle, so whoever loads these weights has to trust every hand that they went through. Leave it out: safetensors hold numbers and nothing else.',
    file: '`{file}` is a pickle, and loading it runs whatever code is stored in it. Take the `.safetensors` file of the repository; if there is none, load it with `weights_only=True`.',
  },
  triggers: [
    ...Object.keys(SWITCHES),
    ...Object.keys(FILE_ARGUMENTS).filter((name) => name !== 'from_pretrained'),
    ...['hf_hub_download', 'cached_download', 'from_pretrained .bin', 'from_pretrained .pt'],
  ],
  confirm: (text) => MENTIONS.test(text),
  check: {
    python(document, report, context) {
      for (const [keyword, methods] of Object.entries(SWITCHES)) {
        if (!document.text.includes(keyword)) continue;
        for (const call of document.callsNamed(...methods)) {
          const argument = call.argument(keyword);
          if (argument?.value.value()?.value !== false) continue;
          const at = argument.range;
          const isLoad = keyword === 'use_safetensors';
          const fix = leaveOut(call, argument);
          if (isLoad) report({ at, message: 'load', fix });
          else report({ at, message: 'save', severity: 'info', data: { keyword }, fix });
        }
      }
      // Those who read the file have rules of their own, and see whether it is read with care.
      const isRestricted = /weights_only\s*=\s*True|\b(?:torch|joblib|pickle)\.load\(/.test(document.text);
      const severity = context.isNotebook ? 'info' : 'warning';
      for (const { at, file } of pickledFiles(document.callsNamed(...Object.keys(FILE_ARGUMENTS))))
        report({ at: at.range, message: 'file', severity, data: { file } });
      for (const call of isRestricted ? [] : document.calls(...DOWNLOADS)) {
        const argument = call.argument('filename', 1);
        const file = argument?.value.stringValue()?.value ?? '';
        if (argument === undefined || !PICKLED.test(file)) continue;
        report({ at: argument.range, message: 'file', severity, data: { file } });
      }
    },
  },
});

function pickledFiles(calls: readonly PythonCall[]): readonly { readonly at: PythonArgument; readonly file: string }[] {
  return calls.flatMap((call) => {
    // A pipeline that is handed in has no name, but its methods are like no others'.
    if (call.name !== undefined && !PACKAGES.test(call.name)) return [];
    if (call.name === undefined && call.method.startsWith('from_')) return [];
    for (const [keyword, position] of FILE_ARGUMENTS[call.method] ?? []) {
      const argument = call.argument(keyword, position);
      const value: unknown = argument?.value.value()?.value;
      const names: readonly unknown[] = Array.isArray(value) ? value : [value];
      const file = names.find((name): name is string => typeof name === 'string' && PICKLED.test(name));
      if (argument !== undefined && file !== undefined)
        return [{ at: argument, file: file.slice(file.lastIndexOf('/') + 1) }];
    }
    return [];
  });
}

function leaveOut(call: PythonCall, argument: PythonArgument): FixProposal | undefined {
  if (!call.arguments.includes(argument)) return undefined;
  return { title: `Remove ${argument.name ?? ''}=False`, safety: 'unsafe', edits: [call.removeArgument(argument)] };
}
