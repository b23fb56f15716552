package diary

// The kinds that act on other entries; see the package comment.
const (
	KindDelete   = "delete"
	KindRedact   = "redact"
	KindRedacted = "redacted"
	KindClear    = "clear"
	KindAlias    = "alias"
	KindFinish   = "finish"
)
