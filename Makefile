# The verbs; python3 scripts/dev.py does the work, also where make is missing.
PYTHON ?= python3

.PHONY: run test faults check dev bench lock
run test faults check dev bench lock:
	@$(PYTHON) scripts/dev.py $@
