@echo off
rem Dubbelklik hierop: een klein menu. Meer staat in README.md.
chcp 65001 >nul
cd /d "%~dp0"
set "PYTHONUTF8=1"
where py >nul 2>nul && py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && (
  py -3 kaarten.py menu
  goto einde
)
where python >nul 2>nul && python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && (
  python kaarten.py menu
  goto einde
)
echo Python 3.11 of nieuwer ontbreekt.
echo Installeer het van https://www.python.org/downloads/ of uit de Microsoft Store.
echo Een beheerder heb je daar niet voor nodig. Dubbelklik daarna opnieuw op kaarten.cmd.
:einde
pause
