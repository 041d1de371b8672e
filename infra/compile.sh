#!/usr/bin/env bash
# Compiles the Azure template with the Bicep compiler, which it fetches as a package of .NET, and compares what it would
# make with what stands in examples/ ("compile.sh overwrite" writes that anew). The last line is the sum, "N passed,
# N failed"; a warning counts as failed. Where the compiler cannot be had nothing is compiled, and that is said.
set -uo pipefail
cd "$(dirname "$0")"
mode=${1:-validate}
version=0.49.2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
skipped() {
  echo "$1: the template is not compiled, which is skipped."
  echo "0 passed, 0 failed"
  exit 0
}
type -P dotnet >/dev/null || skipped "There is no .NET here to fetch the Bicep compiler with"
case $(uname -m) in aarch64 | arm64) package=azure.bicep.commandline.linux-arm64 ;; *) package=azure.bicep.commandline.linux-x64 ;; esac
cat >"$work/bicep.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>netstandard2.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageDownload Include="$package" Version="[$version]" /></ItemGroup>
</Project>
PROJECT
bicep="$work/packages/$package/$version/tools/bicep"
dotnet restore --packages "$work/packages" "$work/bicep.csproj" >"$work/restore.log" 2>&1 || cat "$work/restore.log"
[ -f "$bicep" ] || skipped "The Bicep compiler could not be fetched"
chmod +x "$bicep"
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
# Of nobody; the snapshots hold no value of a secret parameter.
export SCHAKEL_AUDIT_KEY=an-example-of-32-characters-or-more SCHAKEL_WATCH_KEY=another-example-of-32-characters-or-more
export ALLOWED_TENANTS=00000000-0000-4000-8000-000000000001 ALARM_EMAILS=beheer@example.nl
passed=0
failed=0

# quietly NAME COMMAND...: passes when it succeeds without a word on stderr.
quietly() {
  local name=$1
  shift
  if "$@" >"$work/out" 2>"$work/told" && ! [ -s "$work/told" ]; then
    passed=$((passed + 1))
  else
    echo "FAILED $name"
    cat "$work/told" "$work/out" | head -n 60
    failed=$((failed + 1))
  fi
}
formatted() { "$bicep" format "$1" --stdout | diff "$1" -; }
snapshot() {
  "$bicep" snapshot "$1" --mode "$mode" --resource-group schakel --location westeurope \
    --tenant-id 00000000-0000-4000-8000-0000000000bb --subscription-id 00000000-0000-4000-8000-0000000000aa
}

quietly "main.bicep compiles" "$bicep" build main.bicep --stdout
for file in main.bicep modules/*.bicep *.bicepparam examples/*.bicepparam; do quietly "$file is formatted" formatted "$file"; done
for file in *.bicepparam examples/*.bicepparam; do quietly "$file compiles" "$bicep" build-params "$file" --stdout; done
for file in examples/*.bicepparam; do quietly "$file makes what stands in its snapshot" snapshot "$file"; done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
