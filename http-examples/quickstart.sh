#!/usr/bin/env bash
# Takes a zip of pictures (one folder per class) to a trained model that answers: upload, train,
# watch, download, predict. Needs curl and jq, and a service that runs.
#
#   quickstart.sh ZIP [WEIGHTS.safetensors ARCHITECTURE] [PHOTO]
#
# GRAFT_URL       where the service is, http://127.0.0.1:8080 unless told
# GRAFT_BACKBONE  what to start from without WEIGHTS; the service chooses unless told
# GRAFT_RECIPE    fine-tune, feature-extraction or from-scratch; the service chooses unless told
# GRAFT_PLAN      knobs that differ from the recipe's, as JSON
# GRAFT_OUT       folder for the model's files, graft-model unless told
set -euo pipefail

url=${GRAFT_URL:-http://127.0.0.1:8080}
api=$url/api/v1
out=${GRAFT_OUT:-graft-model}

fail() {
  echo "quickstart: $*" >&2
  exit 1
}

usage() {
  sed -n '5,11s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

# Prints the answer to a request. A problem ends the script with what the service says about it.
ask() {
  local answer status body
  answer=$(curl -sS -w '\n%{http_code}' "$@") || fail "$url does not answer; is the service running?"
  status=${answer##*$'\n'}
  body=${answer%$'\n'*}
  ((status < 400)) || fail "$status $(detail <<<"$body")"
  printf '%s' "$body"
}

# The detail of a problem, and of each field that is wrong.
detail() {
  jq -rR --slurp '. as $text | try (fromjson | .detail) catch $text'
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi <"$1" | cut -d' ' -f1
}

# Uploads weights under the name of their file. Where that is taken by other weights a number
# follows it; where it is taken by these, they are there already.
upload_weights() {
  local file=$1 architecture=$2 base sha there n
  base=$(basename "$file" .safetensors | tr '[:upper:]' '[:lower:]' | tr -c 'a-z0-9._\n-' '-')
  sha=$(sha256 "$file")
  for ((n = 1; ; n++)); do
    backbone=$base
    ((n == 1)) || backbone=$base-$n
    there=$(curl -sS "$api/backbones/$backbone" | jq -r 'if .name then .sha256 // "other" else "" end')
    if [[ $there == "$sha" ]]; then
      echo "  $backbone is there already"
      return
    elif [[ -z $there ]]; then
      ask "$api/backbones" -F "file=@$file" -F "architecture=$architecture" -F "name=$backbone" \
        | jq -r '"  \(.name): \(.parameters) parameters"'
      return
    fi
  done
}

# Prints what happens to a job until it is over. A stream that breaks off is taken up where it was.
follow() {
  local path=$1 seen=0 line
  while true; do
    while IFS= read -r line; do
      case $line in
        id:*) seen=${line#id:} ;;
        data:*) say "${line#data:}" ;;
      esac
    done < <(curl -sSN -H 'Accept: text/event-stream' -H "Last-Event-ID: $seen" "$path/events" || true)
    job=$(ask "$path")
    [[ $(jq .terminal <<<"$job") == false ]] || return 0
    sleep 1
  done
}

say() {
  jq -r '
    def percent: . * 1000 | round / 10 | tostring + " %";
    if .type == "state" then "  \(.data.to): \(.data.reason)"
    elif .type == "phase" then "  \(.data.name): \(.data.open | join(", ")) learn"
    elif .type == "epoch" then "  epoch \(.data.epoch) of \(.data.epochs): loss "
      + "\(.data.trainingLoss * 1000 | round / 1000), \(.data.validationAccuracy | percent) right"
    else empty end' <<<"$1"
}

(($# >= 1)) || usage
zip=$1
shift
weights= architecture= photo=
if [[ ${1:-} == *.safetensors ]]; then
  (($# >= 2)) || usage
  weights=$1 architecture=$2
  shift 2
fi
(($# <= 1)) || usage
photo=${1:-}
for file in "$zip" "$weights" "$photo"; do
  [[ -z $file || -r $file ]] || fail "cannot read $file"
done

echo "Uploading $zip"
dataset=$(ask "$api/datasets" -F "file=@$zip" -F "name=$(basename "$zip" .zip)")
id=$(jq -r .id <<<"$dataset")
while [[ $(jq -r .state <<<"$dataset") == INGESTING ]]; do
  sleep 0.5
  dataset=$(ask "$api/datasets/$id")
done
[[ $(jq -r .state <<<"$dataset") == READY ]] || fail "the dataset is refused: $(jq -r .reason <<<"$dataset")"
jq -r '"  \(.samples.train) pictures to learn from, \(.samples.val) to choose by, \(.samples.test) to judge by, \(.skipped) skipped",
  (.classes[] | "  \(.name): \(.train + .val + .test)")' <<<"$dataset"

backbone=${GRAFT_BACKBONE:-}
if [[ $weights ]]; then
  echo "Uploading $weights"
  upload_weights "$weights" "$architecture"
fi

echo "Training on ${backbone:-what the service chooses}"
request=$(jq -n --arg dataset "$id" --arg backbone "$backbone" --arg recipe "${GRAFT_RECIPE:-}" \
  --argjson plan "${GRAFT_PLAN:-null}" \
  '{$dataset} + if $backbone == "" then {} else {$backbone} end + if $recipe == "" then {} else {$recipe} end + if $plan then {$plan} else {} end')
job=$(ask "$api/jobs" -H 'Content-Type: application/json' -d "$request")
follow "$api/jobs/$(jq -r .id <<<"$job")"
[[ $(jq -r .state <<<"$job") == SUCCEEDED ]] \
  || fail "the job is $(jq -r '.state + (.failure // {} | ": \(.message // "") (\(.hint // ""))")' <<<"$job")"
jq -r '"Accuracy: \(.metrics.accuracy * 1000 | round / 10) % of \(.metrics.examples) pictures it never learned from"' <<<"$job"

model=$api/models/$(jq -r .model <<<"$job")
echo "Downloading the model to $out"
mkdir -p "$out"
artifacts=$(ask "$model" | jq -r '.artifacts[] | "\(.file) \(.href) \(.size)"')
while read -r file href size; do
  curl -sSf -o "$out/$file" "$url$href" || fail "$file cannot be downloaded"
  (($(wc -c <"$out/$file") == size)) || fail "$file is cut short"
  echo "  $file: $size bytes"
done <<<"$artifacts"

if [[ -z $photo ]]; then
  version=$(jq .version <<<"$dataset")
  sample=$(ask "$api/datasets/$id/versions/$version/samples?split=val&limit=1" | jq '.items[0]')
  photo=$out/$(basename "$(jq -r .name <<<"$sample")")
  curl -sSf -o "$photo" "$url$(jq -r .content <<<"$sample")" || fail "the photo cannot be downloaded"
  echo "Predicting $photo, one of $(jq -r .class <<<"$sample")"
else
  echo "Predicting $photo"
fi
ask "$model:predict" -F "file=@$photo" \
  | jq -r '.predictions[0].top[] | "  \(.label): \(.probability * 1000 | round / 10) %"'

echo "Ask it yourself:"
echo "  curl -F file=@$photo $model:predict"
