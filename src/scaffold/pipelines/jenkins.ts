import type { Project } from '../project';
import { indent } from '../text';
import type { PlannedFile } from '../types';
import { shellOf } from './shell';
import { imageOf } from './toolchain';
import type { Job, Pipeline, Schedule } from './pipeline';

/**
 * A declarative pipeline. Texts for the shell stand in single quotes, so that Groovy puts nothing into them; what a job installs
 * stays in an environment of its own.
 */
export function jenkinsPipeline(pipeline: Pipeline, project: Project, path: string): PlannedFile {
  const { title, about, schedule, jobs } = pipeline;
  const text = `// ${title}
${about.map((line) => `// ${line}\n`).join('')}pipeline {
  agent {
    docker { image '${imageOf(project)}' }
  }
  options {
    disableConcurrentBuilds()
    buildDiscarder(logRotator(numToKeepStr: '30'))
  }
${schedule === undefined ? '' : indent(triggerText(schedule), 2)}  environment {
    HOME = "\${env.WORKSPACE_TMP}"
    PIP_DISABLE_PIP_VERSION_CHECK = '1'
  }
  stages {
${indent(jobs.map((job) => stageText(job, project)).join(''), 4)}  }
}
`;
  return { path, text };
}

/** `H` lets Jenkins choose the minute, so that not all jobs start at once. */
function triggerText({ cron, words }: Schedule): string {
  return `triggers {
  // ${words}
  cron('${cron.replace(/^\S+/, 'H')}')
}
`;
}

function stageText(job: Job, project: Project): string {
  const { id, title, approval, debianPackages = [] } = job;
  const secrets = [...new Set(job.steps.flatMap((step) => step.secrets ?? []))];
  const commands = [`python3 -m venv "$WORKSPACE_TMP/${id}"`, ...job.steps.flatMap(shellOf)];
  const shell = `sh '''\n${indent(`${commands.join('\n')}\n`, 2)}'''\n`;
  const withSecrets =
    secrets.length === 0
      ? shell
      : `withCredentials([${secrets.map(credential).join(', ')}]) {
${indent(shell, 2)}}
`;
  const { folder } = project;
  const isBelow = folder !== '' && job.place !== 'repository';
  const steps = isBelow ? `dir('${folder.slice(0, -1)}') {\n${indent(withSecrets, 2)}}\n` : withSecrets;
  const needs = debianPackages.length === 0 ? '' : `// The image needs ${debianPackages.join(', ')}.\n`;
  return `${needs}stage('${title}') {
${approval === undefined ? '' : indent(approvalText(approval.question), 2)}  options {
    ${timeoutOf(job)}
  }
  environment {
    PATH = "\${env.WORKSPACE_TMP}/${id}/bin:\${env.PATH}"
  }
  steps {
${indent(steps, 4)}  }
${indent(postText(job, project), 2)}}
`;
}

/** Jenkins counts the time until somebody has answered, too. */
function timeoutOf({ minutes, approval }: Job): string {
  return approval === undefined
    ? `timeout(time: ${String(minutes)}, unit: 'MINUTES')`
    : "timeout(time: 7, unit: 'DAYS')";
}

const credential = (name: string): string => `string(credentialsId: '${name}', variable: '${name}')`;

function approvalText(question: string): string {
  return `when {
  anyOf {
    branch 'main'
    branch 'master'
  }
  beforeInput true
}
input {
  message '${question}'
}
`;
}

function postText({ keeps = [], sarif, place }: Job, { folder }: Project): string {
  const base = place === 'repository' ? '' : folder;
  const paths = [...keeps, ...(sarif === undefined ? [] : [sarif])].map((path) => `${base}${path}`);
  if (paths.length === 0) return '';
  return `post {
  always {
    archiveArtifacts artifacts: '${paths.join(', ')}', allowEmptyArchive: true
  }
}
`;
}
