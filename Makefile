# Two commands: `make run` starts a development chain, `make test` checks everything. Both get what they need by themselves.

SHELL := /bin/bash
ENV := . scripts/env.sh &&

.PHONY: help run test build setup clients links registers statements federation certificate ledger postings details expect payouts import-shares surplus patronage check-patronage proof claim dissolution round custody check-upgrade checkpoint bank-tests format check-format check-deps lint unit journeys long network network-up runtime-next release reproduce deb packaging-test check-alerts \
	weights peers million million-shares docs

help:
	@echo "make run          start a federation of three co-ops on this machine (ARGS=... for the node)"
	@echo "make test         everything that CI checks"
	@echo "make links        links to vote on an open resolution (R=its number, C=your co-op among several)"
	@echo "make registers    the registers of a co-op as tables (C=co-op OUT=folder)"
	@echo "make statements   a statement for each member of what they get of a year (C=co-op Y=first day OUT=folder, F=use.csv)"
	@echo "make federation   co-ops, agreements and joint decisions as tables (OUT=folder)"
	@echo "make certificate  a certificate of membership (C=co-op M=member)"
	@echo "make ledger       journals, trial balance and tables of a ledger (L=coop-3 or T=treasury, OUT=folder)"
	@echo "make postings     what a bank statement proposes, as calls that two hands sign (F=proposals.json C=co-op)"
	@echo "make details      calls that register bank details (L=coop-3 F=what bank.sh check prints C=co-op)"
	@echo "make expect       calls that expect what members pay by bank for shares (F=list.csv C=co-op O=offer or S=class)"
	@echo "make payouts      calls that collect and pay what members are owed for shares and by use (C=co-op)"
	@echo "make import-shares  checks a register of shares kept elsewhere, and the calls by which it comes in (F=register.csv C=co-op S=class)"
	@echo "make surplus      what a year's surplus would come to, and the calls that close the year (F=accounts.json C=co-op)"
	@echo "make patronage    divides by use what members used, and commits to it (F=use.csv C=co-op Y=first day OUT=folder)"
	@echo "make check-patronage  an auditor's recount of that (F=use.csv C=co-op Y=first day OUT=folder)"
	@echo "make proof        a member's proof as file and QR code (F=folder M=member, or all)"
	@echo "make claim        the call that claims what a proof says (F=proof.json C=co-op)"
	@echo "make dissolution  how far the end of a co-op is, who gets what, and the calls that come next (C=co-op)"
	@echo "make round        a round of the solidarity fund, what each gets, and links to vote (R=its number C=co-op P=0=60,2=40 OUT=folder)"
	@echo "make custody      custodians, issues and payouts as tables (OUT=folder)"
	@echo "make check-upgrade  whether a runtime would break the chain, tried on a copy of its state (W=runtime.wasm URL=ws://...)"
	@echo "make checkpoint   where light clients start after finality was started anew (F=spec.json OUT=folder URL=ws://...)"
	@echo
	@echo "make unit         tests of the pallets and the runtime (P=pallet-clock for one)"
	@echo "make journeys     tests of real clients against a real node"
	@echo "make bank-tests   tests of the bank files and of the count of elections, a minute"
	@echo "make network-up   start the network of a founding file on this machine (F=examples/federation.toml D=seconds of a day)"
	@echo "make deb          pack a node that was built into a Debian package (BIN=its path OUT=folder)"
	@echo "make packaging-test  tests of the package and its units; as root also on a Debian machine in a container"
	@echo "make check-alerts  try the alerts on figures of real nodes, and the dashboard (takes promtool)"
	@echo "make long         tests that take from ten minutes to hours, which CI leaves out (T=name of one in tests/long)"
	@echo "make network      tests of real clients against networks of nodes, 8 minutes"
	@echo "make lint         clippy with warnings denied"
	@echo "make format       rustfmt"
	@echo "make release      build what is released, from what is committed (OUT=folder); an hour and more"
	@echo "make reproduce    the sum of the runtime as a release has it, to compare with a proposed upgrade"
	@echo "make weights      measure the weights of our pallets"
	@echo "make peers        measure payments and shares beside what others need for the same"
	@echo "make million      compare ballots among a million members with ballots among two thousand"
	@echo "make million-shares  divide patronage among a million members, and measure it (ARGS=\"--bases 5\")"
	@echo "make docs         the documentation of our crates"

setup:
	@scripts/setup.sh build

build: setup
	@echo "rochdale: building the node (the first time about 20 minutes on 2 cores, later seconds to 3 minutes)"
	@$(ENV) cargo build --locked -p rochdale-node

run: build
	@scripts/run.sh $(ARGS)

links registers statements federation certificate ledger postings details expect payouts import-shares surplus patronage check-patronage proof claim dissolution round custody: clients

clients:
	@scripts/setup.sh clients

# With whatever node there is: who checks an upgrade need not build one.
check-upgrade: clients
	@$(ENV) node tools/check-upgrade.mjs $(call path,$(W)) $(if $(URL),--url $(URL)) $(ARGS)

checkpoint: clients
	@node tools/checkpoint.mjs $(call path,$(F)) $(call path,$(OUT)) $(if $(URL),--url $(URL)) $(ARGS)

# A path of the user's as one word, whatever spaces it has. Not every shell knows the home folder behind a sign of equality.
path = $(if $(1),"$(patsubst ~/%,$(HOME)/%,$(1))")

links:
	@node tools/rochdale.mjs links $(R) $(C) $(ARGS)

registers:
	@node tools/rochdale.mjs registers $(C) $(call path,$(OUT)) $(ARGS)

statements:
	@node tools/rochdale.mjs statements $(C) $(Y) $(call path,$(OUT)) $(if $(F),--use $(call path,$(F))) $(ARGS)

federation:
	@node tools/rochdale.mjs federation $(call path,$(OUT)) $(ARGS)

certificate:
	@node tools/rochdale.mjs certificate $(C) $(M) $(ARGS)

ledger:
	@node tools/rochdale.mjs ledger $(or $(L),$(T)) $(call path,$(OUT)) $(ARGS)

postings:
	@node tools/rochdale.mjs postings $(call path,$(F)) $(C) $(ARGS)

details:
	@node tools/rochdale.mjs details $(L) $(call path,$(F)) $(C) $(ARGS)

expect:
	@node tools/rochdale.mjs expect $(call path,$(F)) $(C) $(if $(O),--offer $(O)) $(if $(S),--class $(S)) $(ARGS)

payouts:
	@node tools/rochdale.mjs payouts $(C) $(ARGS)

import-shares:
	@node tools/rochdale.mjs import-shares $(call path,$(F)) $(C) $(S) $(ARGS)

surplus:
	@node tools/rochdale.mjs surplus $(call path,$(F)) $(C) $(ARGS)

patronage check-patronage:
	@node tools/rochdale.mjs $@ $(call path,$(F)) $(C) $(Y) $(call path,$(OUT)) $(ARGS)

proof:
	@node tools/rochdale.mjs proof $(call path,$(F)) $(M) $(ARGS)

claim:
	@node tools/rochdale.mjs claim $(call path,$(F)) $(C) $(ARGS)

dissolution:
	@node tools/rochdale.mjs dissolution $(C) $(ARGS)

round:
	@node tools/rochdale.mjs round $(R) $(C) $(if $(P),--points $(P)) $(if $(OUT),--out $(call path,$(OUT))) $(ARGS)

custody:
	@node tools/rochdale.mjs custody $(call path,$(OUT)) $(ARGS)

check-format: setup
	@echo "rochdale: checking the format"
	@$(ENV) cargo fmt --all --check

format: setup
	@$(ENV) cargo fmt --all

check-deps: setup
	@scripts/check-deps.sh

lint: setup
	@echo "rochdale: clippy"
	@scripts/lint.sh plain
	@scripts/lint.sh features
	@scripts/lint.sh node

unit: setup
	@echo "rochdale: tests of the pallets and the runtime, benchmarks run once"
	@scripts/unit.sh $(P)

journeys: build
	@scripts/setup.sh test
	@scripts/bank-tests.sh
	@echo "rochdale: journeys of real clients against the node"
	@$(ENV) npm test --silent

bank-tests:
	@scripts/bank-tests.sh

# Many nodes that mostly wait for time to pass.
network: build runtime-next
	@scripts/setup.sh test
	@echo "rochdale: journeys of several co-ops against networks of nodes (8 minutes)"
	@$(ENV) npm run --silent test:network

long: build
	@scripts/setup.sh test
	@$(ENV) node --test --test-reporter=spec tests/long/$(or $(T),*).test.mjs

deb:
	@$(ENV) scripts/deb.sh $(or $(call path,$(BIN)),"$$CARGO_TARGET_DIR/production/rochdale-node") \
		$(or $(call path,$(OUT)),"$$CARGO_TARGET_DIR/deb")

packaging-test: clients
	@$(ENV) node --test --test-reporter=spec tests/packaging/*.test.mjs

check-alerts:
	@command -v promtool >/dev/null || { echo "rochdale: promtool is missing: install the Debian package prometheus." >&2; exit 1; }
	@node --test --test-reporter=spec tests/packaging/watching.test.mjs

network-up: build clients
	@$(ENV) node scripts/network-up.mjs $(call path,$(F)) $(if $(D),--day $(D))

runtime-next: setup
	@echo "rochdale: building the runtime to which the journeys upgrade (seconds to 3 minutes)"
	@scripts/next-runtime.sh >/dev/null

release: setup
	@scripts/release.sh $(call path,$(OUT))

reproduce: setup
	@scripts/reproduce.sh $(ARGS)

test:
	@scripts/test.sh

weights: setup
	@scripts/weights.sh

peers: setup
	@scripts/peers.sh

million: build clients
	@node scripts/million-seats.mjs $(ARGS)

million-shares: clients
	@node scripts/million-shares.mjs $(ARGS)

docs: setup
	@$(ENV) SKIP_WASM_BUILD=1 RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --workspace
