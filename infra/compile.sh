#!/usr/bin/env bash
# Compiles the Azure template with the Bicep compiler, which it fetches as a package of .NET. The last line is the sum,
# "N passed, N failed"; a warning counts as failed. Without .NET nothing is compiled, and that is said.
set -uo pipefail
cd "$(dirname "$0")"
version=0.49.2
if ! type -P dotnet >/dev/null; then
  echo "There is no .NET here to fetch the Bicep compiler with: the template is not compiled."
  echo "0 passed, 0 failed"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
case $(uname -m) in aarch64 | arm64) package=azure.bicep.commandline.linux-arm64 ;; *) package=azure.bicep.commandline.linux-x64 ;; esac
cat >"$work/bicep.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>netstandard2.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageDownload Include="$package" Version="[$version]" /></ItemGroup>
</Project>
PROJECT
dotnet restore --packages "$work/packages" "$work/bicep.csproj" >"$work/restore.log" 2>&1 || cat "$work/restore.log"
bicep="$work/packages/$package/$version/tools/bicep"
chmod +x "$bicep"
told=$(DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$bicep" build main.bicep --stdout 2>&1 >"$work/main.json")
if [ -s "$work/main.json" ] && [ -z "$told" ]; then
  echo "1 passed, 0 failed"
else
  echo "$told"
  echo "0 passed, 1 failed"
  exit 1
fi
