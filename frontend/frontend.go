// Package frontend holds the pages' templates and assets as one file tree. It
// answers "what do the pages look like"; it holds no logic and no data.
package frontend

import "embed"

// Files holds templates/*.html and static/*.
//
//go:embed templates static
var Files embed.FS
