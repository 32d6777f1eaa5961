@echo off
rem Starts chartwright: builds it when its sources are newer, picks a Java, starts fast.
setlocal EnableExtensions DisableDelayedExpansion
set "home=%~dp0"
set "home=%home:~0,-1%"

if defined JAVA_HOME (
  set "java=%JAVA_HOME%\bin\java.exe"
  set "found=JAVA_HOME (%JAVA_HOME%)"
  goto have_java
)
set "java="
for %%J in (java.exe) do set "java=%%~$PATH:J"
set "found=%java%"
if not defined java (
  >&2 echo chartwright: no Java was found. Install a JDK 17 or newer, and put it on PATH or set JAVA_HOME.
  >&2 echo   winget install -e --id EclipseAdoptium.Temurin.17.JDK
  exit /b 3
)

:have_java
if exist "%java%" goto have_release
>&2 echo chartwright: "%java%" does not exist. Set JAVA_HOME to a JDK 17 or newer, or unset it.
exit /b 3

:have_release
rem The release file needs no start of a Java; a java without one is asked.
for %%J in ("%java%") do set "jdk=%%~dpJ.."
set "version="
if exist "%jdk%\release" for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%jdk%\release"') do set "version=%%~V"
if not defined version for /f "tokens=3" %%V in ('""%java%" -version 2>&1 | findstr /c:" version ""') do if not defined version set "version=%%~V"
set "major="
for /f "tokens=1,2 delims=.-_+" %%A in ("%version%") do if "%%A"=="1" (set "major=%%B") else set "major=%%A"
if not defined major set "major=0"
if %major% GEQ 17 goto have_new_java
>&2 echo chartwright: "%found%" is Java "%version%", but 17 or newer is needed. Set JAVA_HOME to a JDK 17 or newer.
>&2 echo   winget install -e --id EclipseAdoptium.Temurin.17.JDK
exit /b 3

:have_new_java
set "jar=%home%\lib\chartwright.jar"
if exist "%jar%" goto run
set "jar=%home%\generator\target\chartwright.jar"
if not exist "%jar%" goto build
set "CHARTWRIGHT_HOME=%home%"
powershell -NoProfile -NonInteractive -Command "$h = $env:CHARTWRIGHT_HOME; $t = (Get-Item -LiteralPath \"$h\generator\target\chartwright.jar\").LastWriteTimeUtc; if (Get-Item -LiteralPath \"$h\pom.xml\", \"$h\.mvn\", \"$h\generator\pom.xml\", \"$h\generator\src\main\", \"$h\build\StackMaps.java\" | ForEach-Object { $_; if ($_.PSIsContainer) { Get-ChildItem -LiteralPath $_.FullName -Recurse } } | Where-Object { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1) { exit 1 }"
if not errorlevel 1 goto run

:build
where /q mvn
if errorlevel 1 (
  >&2 echo chartwright: Maven ^(mvn^) was not found, and chartwright must be built once. Install Maven 3.8.7 or newer.
  exit /b 3
)
>&2 echo chartwright: building (once after each change of its sources) ...
if not exist "%home%\generator\target" mkdir "%home%\generator\target"
set "log=%home%\generator\target\build.log"
pushd "%home%"
call mvn -q -B -pl generator -am package -Pjar >"%log%" 2>&1
set "built=%errorlevel%"
popd
if not "%built%"=="0" (
  >&2 type "%log%"
  >&2 echo chartwright: could not be built; Maven's output is above.
  exit /b 3
)
rem Maven leaves an unchanged jar alone; its time says when it was last found up to date.
pushd "%home%\generator\target"
copy /b chartwright.jar+,, >nul
popd

:run
set "options=--enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn64m -XX:PretenureSizeThreshold=1m -Xshare:auto -Xlog:disable"
if %major% GEQ 24 set "options=%options% --sun-misc-unsafe-memory-access=allow"
rem A batch file cannot tell what is a terminal; Java can, the way it did before Java 22.
set "options=%options% -Dchartwright.terminal=console -Djdk.console=java.base"
rem Older consoles show escape sequences as they are.
if not defined WT_SESSION if not defined TERM_PROGRAM if not defined ANSICON if not "%ConEmuANSI%"=="ON" set "NO_COLOR=1"
"%java%" %options% "-Dchartwright.home=%home%" -cp "%jar%" io.chartwright.cli.Main %*
exit /b %errorlevel%
