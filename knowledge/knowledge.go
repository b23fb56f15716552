// Package knowledge holds what spotter knows: sourced tables compiled into the
// program, loaded into core types on first use, and checked. It answers "which
// facts, from which source, how sure"; it refuses a row without a source.
package knowledge

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"sync"
)

//go:embed *.yaml *.csv *.tsv text prose sources/*.yaml
var files embed.FS

// FS is the embedded knowledge tree.
func FS() fs.FS { return files }

// Version is a hash over every knowledge file, so that each plan can name
// exactly what it was made from.
var Version = sync.OnceValue(func() string { return VersionOf(files) })

// VersionOf hashes a knowledge tree: 12 hex digits of SHA-256 over names and bytes.
func VersionOf(tree fs.FS) string {
	h := sha256.New()
	err := fs.WalkDir(tree, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(tree, path)
		if err != nil {
			return err
		}
		h.Write([]byte(path))
		h.Write([]byte{0})
		h.Write(b)
		h.Write([]byte{0})
		return nil
	})
	if err != nil {
		return "unreadable"
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}
