/** What an administrator can and cannot see, as `app/policy` has it. README says the same. */
export function AdministratorSight() {
  return (
    <div className="grid gap-2 text-[13.5px] text-ink-2">
      <p>
        <strong>An administrator sees</strong> everyone’s address, target role, final ratings and their progress until
        then, how far submitted promotion cases are, figures about the whole organisation, and the audit log.
      </p>
      <p>
        <strong>An administrator does not see</strong> drafts, comments beside ratings, private notes, growth plans,
        check-in notes, feedback, evidence, or what is in a promotion case, unless you share it with them.
      </p>
      <p>
        <strong>An administrator can become</strong> someone’s manager or reviewer, or a member of a committee or
        calibration session, and then sees what that role sees. It is in the audit log, and a person with a new manager
        is told. A password link for an account that is used needs two administrators, or access to the server; the
        person is told who made it.
      </p>
    </div>
  );
}
