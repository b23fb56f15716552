package pgtest

import "syscall"

// attributes of the server's process: who it is, and that it ends with us.
func attributes(who *syscall.Credential) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: who, Pdeathsig: syscall.SIGQUIT}
}
