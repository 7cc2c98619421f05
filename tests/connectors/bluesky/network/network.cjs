// A personal data server and a directory of identities, without a database server. Says where it is when it is ready,
// and lives as long as whoever started it keeps its standard input open.
const { TestNetworkNoAppView } = require('@atproto/dev-env')

async function main() {
  const network = await TestNetworkNoAppView.create({ pds: { hostname: 'localhost', inviteRequired: false } })
  console.log(JSON.stringify({ pds: network.pds.url }))
  process.stdin.resume().on('end', async () => {
    await network.close()
    process.exit(0)
  })
}

main().catch((error) => {
  console.error(error)
  process.exit(1)
})
