.PHONY: run test flows teach teach-measure bench check shots crash

run: ## start spotter and open http://127.0.0.1:8080
	go run ./cmd/spotter

test: ## pass every test
	go vet ./...
	go test ./...
	go run ./cmd/spotter knowledge check
	go run ./cmd/spotter replay scenarios
	scripts/flows.sh

flows: ## real flows in a real browser and axe on the pages (needs Node and Chromium)
	scripts/flows.sh

bench: ## how fast: whole processes and the parts
	go test -run '^$$' -bench . -benchtime 20x ./internal/cli ./internal/diary ./internal/strength ./knowledge
	go test -run '^$$' -bench 'OneEntry|OpenFive' -benchtime 2s ./internal/store
	go test -run '^$$' -bench 'Import|Read' -benchtime 1x ./internal/store
	cd bench/pocketbase && go test -run '^$$' -bench . -benchtime 3000x .

TAUGHT = testdata/posts testdata/posts_more testdata/lines/*.txt testdata/lines/flags/*.txt testdata/lines/scope/*.txt testdata/marked/*.txt internal/intake/testdata/readings.txt scenarios/*/post.txt

teach: ## learn the reader's weights from the labelled posts
	go run ./cmd/spotter teach $(TAUGHT)

teach-measure: ## how well the reader reads posts that it never saw, and what it missed
	go run ./cmd/spotter teach --folds 5 --misses $(TAUGHT)

check: ## formatting and vet only
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
	go vet ./...

crash: ## 10,000 power cuts, full disks and I/O errors in each mode, and the weaker settings that must be found out
	go test ./internal/store/powercut -run 'TestNothingAcknowledgedIsLost|TestTheHarnessSees' -cuts 10000 -timeout 0 -v

shots: ## pictures of every page into docs/shots (needs Chromium)
	scripts/shots.sh
