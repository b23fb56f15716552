//go:build unix && !linux

package pgtest

import "syscall"

// attributes of the server's process. It outlives a test that is killed.
func attributes(who *syscall.Credential) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: who}
}
