cd /tmp/w/attacks; env -u DATABASE_URL -u DATABASE_OWNER_URL timeout 590 .venv/bin/python -m pytest -q --tb=short "$@" 2>&1 | grep -E "^E  |passed|failed|^FAILED|call " | cut -c1-1500 | tail -60
