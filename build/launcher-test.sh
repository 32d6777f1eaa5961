#!/usr/bin/env bash
# Tests the launcher with a stand-in for Maven, stand-ins for Java and the real Java, once with each sh that is here.
# Usage: build/launcher-test.sh
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset JAVA_HOME
# The clean room: a PATH with nothing but what the launcher may use.
mkdir "$work/tools" "$work/cache"
export XDG_CACHE_HOME=$work/cache
for tool in basename cat cksum dirname find head kill ls mkdir mv readlink rm sed sleep touch tr; do
  ln -s "$(command -v "$tool")" "$work/tools/$tool"
done
failures=0
count=0
project=
shell=

check() {
  count=$((count + 1))
  if [ "$2" != "$3" ]; then
    failures=$((failures + 1))
    printf 'not ok: %s (%s)\n  expected: %s\n  but was:  %s\n' "$1" "$shell" "$2" "$3"
  fi
}

check_contains() {
  case $3 in
    *"$2"*) check "$1" yes yes ;;
    *) check "$1" "text with '$2'" "$3" ;;
  esac
}

# A Java that prints its arguments after the class and ends with the number in STUB_EXIT.
fake_jdk() {
  mkdir -p "$1/bin"
  [ -z "$2" ] || printf 'JAVA_VERSION="%s"\n' "$2" >"$1/release"
  cat >"$1/bin/java" <<'J'
#!/bin/sh
if [ "$1" = -version ]; then
  echo "openjdk version \"${STUB_VERSION:-17.0.1}\" 2021-10-19" >&2
  exit 0
fi
for word; do
  shift
  case $word in
    -XX:ArchiveClassesAtExit=*) echo archive >"${word#*=}" && echo made >>"$STUB_LOG" && exit 0 ;;
    io.chartwright.cli.Main) break ;;
  esac
done
printf '[%s]' "$@"
exit "${STUB_EXIT:-0}"
J
  chmod +x "$1/bin/java"
}

# A Maven that notes that it ran and makes a jar.
fake_maven() {
  cat >"$work/bin/mvn" <<'M'
#!/bin/sh
echo "built $*" >>"$STUB_LOG"
[ -z "${MVN_SLOW:-}" ] || sleep 1
[ -z "${MVN_EDITED:-}" ] || { sleep 0.05; touch "$MVN_EDITED"; sleep 0.05; }
echo "words of Maven"
[ -z "${MVN_FAILS:-}" ] || exit 1
echo jar >generator/target/chartwright.jar
M
  chmod +x "$work/bin/mvn"
}

new_project() {
  project="$work/a folder with spaces $1"
  mkdir -p "$project/generator/src/main/java" "$project/.mvn"
  cp "$here/chartwright" "$project/chartwright"
  touch "$project/pom.xml" "$project/generator/pom.xml" "$project/generator/src/main/java/A.java"
  export STUB_LOG=$project/log
  : >"$STUB_LOG"
}

run() { PATH="$work/bin:$work/tools" "$shell" "$@" 2>"$work/err"; }
builds() { grep -c '^built' "$STUB_LOG"; }

test_build() {
  new_project build
  check 'the first start builds and passes arguments' '[release][--repo][a b]' \
    "$(run "$project/chartwright" release --repo 'a b')"
  check 'a build is one line on stderr' 'chartwright: building (once after each change of its sources) ...' \
    "$(cat "$work/err")"
  check 'Maven is called once' 'built -q -B -pl generator -am package -Pjar' "$(grep '^built' "$STUB_LOG")"
  run "$project/chartwright" x >/dev/null
  check 'a second start says nothing' '' "$(cat "$work/err")"
  check 'a second start does not build' 1 "$(builds)"
  check 'the archive of classes is made once' 1 "$(grep -c '^made' "$STUB_LOG")"
  sleep 0.05
  touch "$project/generator/src/main/java/A.java"
  run "$project/chartwright" x >/dev/null
  check 'a changed source is built' 2 "$(builds)"
  check 'a new jar gets a new archive of classes' 2 "$(grep -c '^made' "$STUB_LOG")"
  sleep 0.05
  rm "$project/generator/src/main/java/A.java"
  run "$project/chartwright" x >/dev/null
  check 'a removed source is built' 3 "$(builds)"
  sleep 0.05
  touch "$project/pom.xml"
  MVN_EDITED=$project/generator/src/main/B.java run "$project/chartwright" x >/dev/null
  run "$project/chartwright" x >/dev/null
  check 'a source that changed during a build is built again' 5 "$(builds)"
  check 'nothing is left of the build' '' "$(find "$project" -name '.build-lock' -o -name '.classes-*')"
}

test_failing_build() {
  new_project failing
  MVN_FAILS=1 run "$project/chartwright" x >"$work/out"
  check 'a failed build ends with 3' 3 $?
  check_contains 'a failed build shows what Maven said' 'words of Maven' "$(cat "$work/err")"
  check 'a failed build keeps stdout clean' '' "$(cat "$work/out")"
  check 'a failed build leaves no lock' '' "$(find "$project" -name .build-lock)"
  mv "$work/bin/mvn" "$work/mvn"
  run "$project/chartwright" x >/dev/null
  check 'a missing Maven ends with 3' 3 $?
  check_contains 'a missing Maven is named' 'Maven (mvn) was not found' "$(cat "$work/err")"
  mv "$work/mvn" "$work/bin/mvn"
}

test_concurrent_starts() {
  new_project concurrent
  local pids=() i
  for i in 1 2 3 4 5; do
    MVN_SLOW=1 PATH="$work/bin:$work/tools" "$shell" "$project/chartwright" "$i" >"$work/out$i" 2>/dev/null &
    pids+=($!)
  done
  wait "${pids[@]}"
  check 'starts at the same time build once' 1 "$(builds)"
  check 'each of them runs' '[1][2][3][4][5]' "$(cat "$work"/out[1-5])"
  new_project killed
  mkdir -p "$project/generator/target/.build-lock"
  sh -c 'echo $$' >"$project/generator/target/.build-lock/pid"
  check 'the lock of a killed build is broken' '[x]' "$(run "$project/chartwright" x)"
}

test_places() {
  new_project places
  mkdir -p "$work/links"
  ln -sf "$project/chartwright" "$work/links/direct"
  ln -sf direct "$work/links/relative"
  check 'through a link, from another folder' '[x]' "$(cd "$work/links" && run ./relative x)"
  check 'from the root folder' '[x]' "$(cd / && run "$project/chartwright" x)"
  STUB_EXIT=4 run "$project/chartwright" x >/dev/null
  check 'exit codes pass through' 4 $?
  check 'an empty argument stays one' '[][*]' "$(run "$project/chartwright" '' '*')"
  new_project released
  mkdir "$project/lib"
  touch "$project/lib/chartwright.jar"
  check 'a release is not built' '[x]0' "$(run "$project/chartwright" x)$(builds)"
}

test_java() {
  new_project java
  fake_jdk "$work/old" 11.0.2
  fake_jdk "$work/ancient" 1.8.0_392
  fake_jdk "$work/silent" ''
  JAVA_HOME=$work/old run "$project/chartwright" x
  check 'an old Java ends with 3' 3 $?
  check_contains 'an old Java is named' "JAVA_HOME ($work/old) is Java 11, but 17 or newer" "$(cat "$work/err")"
  JAVA_HOME=$work/ancient run "$project/chartwright" x
  check_contains 'an ancient Java is named' 'is Java 8, but' "$(cat "$work/err")"
  STUB_VERSION=11.0.9 JAVA_HOME=$work/silent run "$project/chartwright" x
  check_contains 'a Java without a release file is asked' 'is Java 11, but' "$(cat "$work/err")"
  check 'a new one without a release file runs' '[x]' "$(JAVA_HOME=$work/silent run "$project/chartwright" x)"
  JAVA_HOME=$work/nothing run "$project/chartwright" x
  check_contains 'a JAVA_HOME without Java is named' "which has no bin/java" "$(cat "$work/err")"
  mv "$work/bin/java" "$work/java"
  run "$project/chartwright" x
  check 'no Java ends with 3' 3 $?
  check_contains 'no Java is explained' 'no Java was found' "$(cat "$work/err")"
  mv "$work/java" "$work/bin/java"
}

# The real Java with a class of a few lines: options that it does not know would end it.
test_real_java() {
  local jdk=$1
  new_project "real $(basename "$jdk")"
  mkdir -p "$project/lib" "$work/classes"
  cat >"$work/Main.java" <<'J'
package io.chartwright.cli;
class Main {
  public static void main(String[] words) {
    System.out.print(String.join("|", words) + "|" + System.getProperty("chartwright.home"));
    System.exit(words.length);
  }
}
J
  "$jdk/bin/javac" --release 17 -d "$work/classes" "$work/Main.java"
  "$jdk/bin/jar" --create --file "$project/lib/chartwright.jar" -C "$work/classes" .
  local start
  for start in first second; do
    check "the real Java, $start start" "a b|c|$project" \
      "$(JAVA_HOME=$jdk run "$project/chartwright" 'a b' c)"
    check "the real Java says nothing itself, $start start" '' "$(cat "$work/err")"
  done
  check 'the real Java makes an archive of classes' 1 "$(find "$project/lib" -name 'classes-*.jsa' | grep -c .)"
  touch -t 200101010000 "$project/lib/chartwright.jar"
  check 'an archive of another jar does no harm' "a|$project" "$(JAVA_HOME=$jdk run "$project/chartwright" a)"
  check 'an archive of another jar is not spoken of' '' "$(cat "$work/err")"
  echo damaged >"$(find "$project/lib" -name 'classes-*.jsa')" 2>/dev/null ||
    { rm -f "$project"/lib/classes-*.jsa; }
  check 'a damaged archive does no harm' "a|$project" "$(JAVA_HOME=$jdk run "$project/chartwright" a)"
  check 'a damaged archive is not spoken of' '' "$(cat "$work/err")"
}

real=$(command -v java) || real=
while [ -L "$real" ]; do real=$(readlink -f "$real"); done
for shell in $(command -v dash) $(command -v bash) $(command -v ksh); do
  rm -rf "$work/bin" "$work"/a\ folder* "$work/links"
  mkdir "$work/bin"
  fake_jdk "$work/jdk" 17.0.1
  ln -s "$work/jdk/bin/java" "$work/bin/java"
  fake_maven
  test_build
  test_failing_build
  test_concurrent_starts
  test_places
  test_java
  if [ -n "$real" ]; then test_real_java "$(dirname "$(dirname "$real")")"; fi
done
echo "launcher: $count checks, $failures failed"
[ "$failures" -eq 0 ]
