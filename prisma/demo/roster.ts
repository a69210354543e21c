/** How far someone is in the open cycle. */
const STAGES = [
  "not-begun",
  "begun",
  "review-begun",
  "self-submitted",
  "review-submitted",
  "comparison",
  "one-confirmed",
  "final",
] as const;
export type Stage = (typeof STAGES)[number];

export type RosterEntry = {
  name: string;
  role: string;
  /** The role aimed at, null where none is. */
  target: string | null;
  location: string;
  monthsHere: number;
  stage: Stage;
  email?: string;
  isAdministrator?: boolean;
  /** How much higher than others this manager rates the same work, in proficiencies; below zero is stricter. */
  leniency?: number;
  /** How far above the expectation of their role someone stands, in proficiencies. */
  lift?: number;
  /** Works at the level of the role they aim at or were promoted to, since before the first closed cycle. */
  isReady?: true;
  /** The role they had until they were promoted, between the two closed cycles or after both. */
  promoted?: { from: string; after: "first" | "second" };
  /** The team they were in during the first closed cycle. */
  cameFrom?: string;
  leftMonthsAgo?: number;
};

type TeamEntry = {
  name: string;
  /** What the team runs: the words of its notes and evidence. */
  services: readonly string[];
  manager: RosterEntry;
  engineers: readonly RosterEntry[];
};

export type AreaEntry = {
  name: string;
  director: RosterEntry;
  staff: readonly RosterEntry[];
  teams: readonly TeamEntry[];
};

type More = Omit<RosterEntry, "name" | "role" | "target" | "location" | "monthsHere" | "stage">;

const someone =
  (role: string, usualTarget: string | null) =>
  (
    name: string,
    location: string,
    monthsHere: number,
    stage: Stage,
    { target = usualTarget, ...more }: More & { target?: string | null } = {},
  ): RosterEntry => ({ name, role, target, location, monthsHere, stage, ...more });

const software = someone("software-engineer", "senior-engineer");
const senior = someone("senior-engineer", "staff-engineer");
const staff = someone("staff-engineer", "principal-engineer");
const principal = someone("principal-engineer", "distinguished-engineer");
const distinguished = someone("distinguished-engineer", null);
const manager = someone("engineering-manager", "director");
const director = someone("director", "vp");
const vp = someone("vp", null);

const fromSoftware = { from: "software-engineer" } as const;
const fromSenior = { from: "senior-engineer" } as const;

export const HEAD = vp("Nkechi Adeyemi", "London", 74, "not-begun", { leniency: -0.15 });

export const HEAD_STAFF = [distinguished("Ravindra Kulkarni", "Pune", 112, "self-submitted")];

export const AREAS: readonly AreaEntry[] = [
  {
    name: "Platform",
    director: director("Sunniva Halvorsen", "Oslo", 63, "not-begun", { email: "director@demo.test", leniency: -0.2 }),
    staff: [
      principal("Chiara Benedetti", "Turin", 88, "comparison", {
        promoted: { from: "staff-engineer", after: "first" },
      }),
    ],
    teams: [
      {
        name: "Storage",
        services: ["the block index", "the object store", "the replication log", "the quota service"],
        manager: manager("Tomás Ferreira", "Lisbon", 52, "begun", { email: "manager@demo.test", leniency: -0.1 }),
        engineers: [
          senior("Mara Okafor", "Lisbon", 41, "not-begun", { email: "engineer@demo.test", lift: 0.1 }),
          senior("Jun-ho Baek", "Seoul", 29, "self-submitted"),
          staff("Leila Haddad", "Beirut", 57, "comparison", {
            lift: -0.3,
            promoted: { ...fromSenior, after: "first" },
          }),
          software("Oskar Lindqvist", "Gothenburg", 15, "begun"),
          software("Priya Raghunathan", "Chennai", 22, "final", { isReady: true }),
        ],
      },
      {
        name: "Runtime",
        services: ["the scheduler", "the job queue", "the function host", "the config service"],
        manager: manager("Wanjiru Kamau", "Nairobi", 38, "final", { leniency: 0.4 }),
        engineers: [
          staff("Dmitri Volkonsky", "Tallinn", 66, "final", { target: null }),
          senior("Amélie Rousseau", "Lyon", 33, "self-submitted"),
          senior("Tariq Siddiqui", "Karachi", 47, "begun", { target: "engineering-manager" }),
          software("Hana Novotná", "Brno", 11, "review-submitted"),
          software("Minh Bao Nguyen", "Da Nang", 4, "not-begun", { lift: -0.3 }),
        ],
      },
      {
        name: "Developer Experience",
        services: ["the build farm", "the preview environments", "the service template", "the code search"],
        manager: manager("Callum Fraser", "Edinburgh", 45, "self-submitted", { leniency: -0.4 }),
        engineers: [
          senior("Eluned Pryce", "Cardiff", 36, "comparison"),
          senior("Kwabena Asante", "Accra", 31, "one-confirmed", {
            promoted: { ...fromSoftware, after: "second" },
            isReady: true,
            lift: 0.3,
          }),
          software("Sofía Quiroga", "Córdoba", 19, "self-submitted", { cameFrom: "Runtime" }),
          software("Rin Takahashi", "Osaka", 9, "begun"),
        ],
      },
    ],
  },
  {
    name: "Product",
    director: director("Matthias Oberholzer", "Zürich", 49, "begun", { target: null, leniency: 0.25 }),
    staff: [principal("Adaeze Nwosu", "Manchester", 71, "self-submitted", { target: null })],
    teams: [
      {
        name: "Checkout",
        services: ["the payment gateway", "the basket service", "the refund worker", "the tax calculator"],
        manager: manager("Zofia Wiśniewska", "Kraków", 55, "comparison", { leniency: 0.05 }),
        engineers: [
          staff("Isla MacAulay", "Glasgow", 61, "comparison"),
          senior("Pedro Almeida", "Porto", 44, "final", { isReady: true }),
          senior("Marjan Tehrani", "Rotterdam", 26, "self-submitted", {
            promoted: { ...fromSoftware, after: "second" },
            isReady: true,
          }),
          software("Lucas van den Berg", "Utrecht", 14, "begun"),
          software("Noor Al-Rashid", "Amman", 8, "not-begun"),
        ],
      },
      {
        name: "Catalogue",
        services: ["the product index", "the price feed", "the image pipeline", "the search suggestions"],
        manager: manager("Ji-woo Park", "Seoul", 34, "begun", { leniency: 0.3 }),
        engineers: [
          senior("Anneli Saarinen", "Tampere", 40, "one-confirmed"),
          senior("Fatou Diallo", "Dakar", 37, "self-submitted", { target: "engineering-manager", lift: 0.2 }),
          software("Mateus Carvalho", "Recife", 21, "final"),
          software("Viktor Horváth", "Budapest", 13, "begun"),
          software("Gareth Llewellyn", "Swansea", 30, "not-begun", { leftMonthsAgo: 8 }),
        ],
      },
      {
        name: "Mobile",
        services: ["the app shell", "the offline cache", "the push service", "the release train"],
        manager: manager("Camila Restrepo", "Bogotá", 28, "self-submitted", { leniency: -0.25 }),
        engineers: [
          senior("Daniel Osei", "Kumasi", 39, "begun"),
          senior("Yue Lin", "Taipei", 46, "final", { target: null }),
          software("Aisling Byrne", "Galway", 17, "self-submitted"),
          software("Emre Yıldız", "İzmir", 3, "not-begun"),
        ],
      },
    ],
  },
  {
    name: "Data",
    director: director("Farah Qureshi", "Toronto", 58, "self-submitted", { leniency: -0.3 }),
    staff: [principal("Magnus Thorvaldsson", "Reykjavík", 93, "final")],
    teams: [
      {
        name: "Ingestion",
        services: ["the event collector", "the stream joiner", "the schema registry", "the replay tool"],
        manager: manager("Henrik Aaltonen", "Helsinki", 42, "one-confirmed", { leniency: 0.15 }),
        engineers: [
          staff("Thandiwe Mokoena", "Cape Town", 53, "self-submitted"),
          senior("Giorgos Papadakis", "Heraklion", 35, "comparison", { cameFrom: "Analytics" }),
          senior("Nadia Petrova", "Sofia", 48, "not-begun", { leftMonthsAgo: 2 }),
          software("Meera Iyer", "Kochi", 16, "begun"),
          software("Paweł Kowalczyk", "Gdańsk", 24, "final"),
        ],
      },
      {
        name: "Analytics",
        services: ["the metrics store", "the report builder", "the experiment service", "the nightly models"],
        manager: manager("Beatriz Monteiro", "Porto", 31, "final", { leniency: 0.35 }),
        engineers: [
          staff("Samuel Abebe", "Addis Ababa", 59, "review-begun", { target: null }),
          senior("Olena Shevchuk", "Lviv", 27, "self-submitted"),
          software("Kofi Mensah", "Accra", 20, "comparison"),
          software("Léa Tremblay", "Montréal", 7, "review-submitted"),
        ],
      },
    ],
  },
  {
    name: "Infrastructure & security",
    director: director("Alejandro Ibarra", "Mexico City", 67, "begun", { leniency: 0.1 }),
    staff: [
      staff("Yara Mansour", "Berlin", 43, "final", { email: "admin@demo.test", isAdministrator: true, target: null }),
    ],
    teams: [
      {
        name: "Reliability",
        services: ["the load balancer", "the cluster autoscaler", "the paging service", "the status page"],
        manager: manager("Saoirse Gallagher", "Dublin", 50, "self-submitted", { leniency: -0.35 }),
        engineers: [
          staff("Bogdan Ionescu", "Cluj", 64, "self-submitted", { target: "engineering-manager" }),
          senior("Aroha Ngata", "Wellington", 32, "final"),
          senior("Ismail Benali", "Casablanca", 25, "begun", { cameFrom: "Security" }),
          software("Takumi Mori", "Fukuoka", 18, "comparison"),
        ],
      },
      {
        name: "Security",
        services: ["the identity provider", "the secret store", "the audit pipeline", "the dependency scanner"],
        manager: manager("Ruth Lindenbaum", "Hamburg", 56, "comparison", { leniency: 0 }),
        engineers: [
          staff("Idris Kaya", "Ankara", 51, "one-confirmed"),
          senior("Marta Jankauskaitė", "Vilnius", 30, "self-submitted"),
          software("Omar Farouk", "Alexandria", 12, "begun"),
        ],
      },
    ],
  },
];
