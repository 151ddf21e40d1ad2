/** Words of the frame around the settings, and of what all of its pages do. */
export const settings = {
  title: "Settings",
  group: { everyone: "Administration", self: "Your account" },
  section: {
    users: "Users",
    roles: "Roles",
    audit: "Audit",
    keys: "Access keys",
    sessions: "Sessions",
    password: "Password",
  },
};
